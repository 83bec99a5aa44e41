import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createJourneyClient } from '@partner-journey/client';
import { adapterChecks } from '@partner-journey/client/adapter-checks';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { freePort } from '../../test/support/free-port.js';
import { changeWithLostAnswer } from './lose-answer.js';
import { readOnce } from './read-once.js';
import { until } from './until.js';

/**
 * What is sent: its kind, target and payload.
 * @typedef {readonly [kind: string, target: object, payload: object]} Wish
 */

/**
 * A server and what it has. Whatever looks into its database gets the host that `start` gave and the ids of the changes
 * that were sent, in their order.
 * @template Host
 * @typedef {object} MappedServer
 * @property {URL} mapping
 * @property {object} [settings] what the page knows
 * @property {(port: number) => Promise<Host>} start
 * @property {{ viewer: object, partners: object[], program: string }} session
 * @property {{ title: string, stages: unknown[], details(stages: any[]): void }} journey stages by title, outcome,
 *   position and their steps as `partner done`; `details` looks at the rest
 * @property {(library: { resources: any[], feedback: any[] }) => void} library
 * @property {{ step: string, more: Wish[], inDatabase(host: Host, ids: string[]): Promise<void> }} keeps the step is
 *   completed, then comes what is `more`, then words
 * @property {{ wishes: Wish[], because: object[], inDatabase?(host: Host, ids: string[]): Promise<void> }} refuses
 *   `because`: of each refusal what must be as it is here
 * @property {{ step: string, signInBriefly(host: Host): Promise<string>, isOver(host: Host, token: string): Promise<boolean>, inDatabase(host: Host): Promise<void> }} [tokens]
 *   gives one that runs out; the step is started after that
 * @property {{ wish: Wish, words: string, sent: number, inDatabase(host: Host, id: string): Promise<void> }[]} losesAnswers
 *   `words`: what stands in the request whose answer is lost; `sent`: how often it goes out then
 */

/** What is said to each server. */
export const words = { text: 'Merci “bien” 👋', context: {} };

/** What is said of which the answer is lost. */
export const wordsOnce = { text: 'Once', context: {} };

/**
 * Holds a server that is mapped to what every adapter has to do, and to what every example promises: read and written
 * through its own API, and seen in its database.
 * @template {{ url: string, stop(): Promise<void>, signIn?(): Promise<string> }} Host
 * @param {string} name
 * @param {MappedServer<Host>} server
 */
export function describeMappedServer(name, server) {
  checkAdapter(name, server);
  describe(`${name}, by configuration`, { timeout: 180_000 }, () => {
    let mapping;
    let host;
    let client;
    let tokens;

    before(async () => {
      mapping = JSON.parse(await readFile(server.mapping, 'utf8'));
      host = await server.start(await freePort());
    });
    after(() => host?.stop());
    beforeEach(() => (client = openClient()));
    afterEach(() => client.close());

    function openClient({ signIn = host.signIn && (() => host.signIn()), fetch } = {}) {
      tokens = [];
      const token = async () => {
        const next = await signIn();
        tokens.push(next);
        return next;
      };
      const { settings } = server;
      const options = { mapping, settings, fetch, api: host.url, ...(signIn && { token }) };
      return createJourneyClient({ adapter: mappedAdapter(options), storage: 'session' });
    }

    async function journeyOf() {
      const { value, issues } = await readOnce(client, { kind: 'journey' });
      assert.deepEqual(issues, []);
      return value;
    }

    const stepIn = ({ stages }, stepId) =>
      stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId);

    /** Sends what is wished, all at once; gives the receipts in order. */
    async function send(wishes) {
      const taken = await Promise.all(wishes.map((wish) => client.change(...wish)));
      const receipts = await Promise.all(taken.map(({ settled }) => settled));
      return { ids: taken.map(({ id }) => id), receipts };
    }

    it('knows who is looking, and for whom', async () => {
      const { value, issues } = await readOnce(client, { kind: 'session' });

      const { viewer, partners, organizations } = value;
      assert.deepEqual(issues, []);
      assert.deepEqual({ viewer, partners, program: organizations.program.name }, server.session);
    });

    it('shows what it has as a journey of both sides', async () => {
      const { title, stages } = await journeyOf();

      assert.equal(title, server.journey.title);
      assert.deepEqual(
        stages.map(({ title, outcome, position, steps }) => [
          ...[title, outcome, position],
          steps.map(({ side, status }) => `${side} ${status}`),
        ]),
        server.journey.stages,
      );
      server.journey.details(stages);
    });

    it('has its whole library, and what was said before', async () => {
      const resources = await readOnce(client, { kind: 'resources' });
      const feedback = await readOnce(client, { kind: 'feedback' });

      assert.deepEqual([...resources.issues, ...feedback.issues], []);
      server.library({ resources: resources.value.items, feedback: feedback.value.items });
    });

    it('keeps what a partner does in its own database', async () => {
      const { step: stepId, more, inDatabase } = server.keeps;
      const { id: journeyId } = await journeyOf();

      const { ids, receipts } = await send([
        ['step.complete', { journeyId, stepId }, {}],
        ...more,
        ['feedback.send', {}, words],
      ]);

      assert.deepEqual(new Set(receipts.map(({ outcome }) => outcome)), new Set(['saved']));
      await inDatabase(host, ids);
      assert.equal(stepIn(await journeyOf(), stepId).status, 'done');
    });

    it('says why it refuses, and nothing is changed', async () => {
      const { wishes, because, inDatabase } = server.refuses;
      const journey = await journeyOf();

      const { ids, receipts } = await send(wishes);

      for (const [index, { outcome, problem }] of receipts.entries()) {
        assert.equal(outcome, 'rejected');
        assert.deepEqual({ ...problem, ...because[index] }, problem);
      }
      await inDatabase?.(host, ids);
      assert.deepEqual((await journeyOf()).stages, journey.stages);
    });

    if (server.tokens) {
      const { step: stepId, signInBriefly, isOver, inDatabase } = server.tokens;
      it('goes on with a new token when the one it has runs out in between', async () => {
        client.close();
        const signIn = () => (tokens.length === 0 ? signInBriefly(host) : host.signIn());
        client = openClient({ signIn });
        const { id: journeyId } = await journeyOf();
        await until('the token has run out', () => isOver(host, tokens[0]));

        const { receipts } = await send([['step.start', { journeyId, stepId }, {}]]);

        assert.equal(receipts[0].outcome, 'saved');
        await inDatabase(host);
        assert.equal(tokens.length, 2);
      });
    }

    it('has once what is sent when the answer is lost', async () => {
      for (const { wish, words, sent, inDatabase } of server.losesAnswers) {
        const [kind, target, payload] = wish;

        const lost = await changeWithLostAnswer(
          (fetch) => openClient({ fetch }),
          { kind, target, payload },
          words,
        );

        assert.deepEqual([lost.outcome, lost.sent], ['saved', sent]);
        await inDatabase(host, lost.id);
      }
    });
  });
}

/** Holds the adapter for a server as it is at its start to what every adapter has to do. */
function checkAdapter(name, server) {
  describe(`The adapter of ${name}`, { timeout: 180_000 }, () => {
    let adapter;
    let host;
    before(async () => {
      const mapping = JSON.parse(await readFile(server.mapping, 'utf8'));
      host = await server.start(await freePort());
      const token = host.signIn && (() => host.signIn());
      const { settings } = server;
      adapter = mappedAdapter({ mapping, settings, api: host.url, ...(token && { token }) });
    });
    after(() => host?.stop());

    for (const { name: what, run } of adapterChecks) it(what, () => run(adapter));
  });
}
