import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createJourneyClient } from '@partner-journey/client';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { changeWithLostAnswer } from '@partner-journey/example-surroundings/lose-answer.js';
import { readOnce } from '@partner-journey/example-surroundings/read-once.js';
import { until } from '@partner-journey/example-surroundings/until.js';
import { freePort } from '../../test/support/free-port.js';
import { startPostgraphile } from './host.js';

const mapping = JSON.parse(await readFile(new URL('mapping.json', import.meta.url), 'utf8'));
const journeyId = '1';

describe('PostGraphile, by configuration', { timeout: 180_000 }, () => {
  let host;
  let client;
  let tokens;

  before(async () => (host = await startPostgraphile(await freePort())));
  after(() => host?.stop());
  beforeEach(() => {
    tokens = [];
    client = createJourneyClient({ adapter: adapter(), storage: 'session' });
  });
  afterEach(() => client.close());

  const adapter = (options = {}) =>
    mappedAdapter({
      ...options,
      mapping,
      api: host.url,
      token: async () => {
        tokens.push(await host.signIn());
        return tokens.at(-1);
      },
    });
  const rows = (sql, values) => host.database.query(sql, values);
  const stepsOf = ({ value }) => value.stages.flatMap(({ steps }) => steps);

  it('knows who is looking, and for whom', async () => {
    const { value, issues } = await readOnce(client, { kind: 'session' });

    assert.deepEqual(issues, []);
    assert.deepEqual(value.viewer, { id: '1', name: 'Ana Duarte', role: 'partner' });
    assert.deepEqual(value.partners, [{ id: '1', name: 'Harbor & Finch' }]);
    assert.equal(value.organizations.program.name, 'Larkspur');
  });

  it('shows its milestones as a journey of both sides', async () => {
    const { value, issues } = await readOnce(client, { kind: 'journey' });

    assert.deepEqual(issues, []);
    assert.equal(value.title, 'Becoming a Larkspur agency');
    assert.deepEqual(
      value.stages.map(({ title, outcome, position, steps }) => [
        title,
        outcome,
        position,
        steps.map(({ side, status }) => `${side} ${status}`),
      ]),
      [
        [
          'Begin',
          'Everybody knows how we work',
          'current',
          ['partner done', 'partner todo', 'program in-progress', 'partner todo'],
        ],
        ['Deliver', 'A customer is live', 'upcoming', ['partner todo']],
      ],
    );
    const [signed, named, opened] = value.stages[0].steps;
    assert.deepEqual(signed.completed, { at: '2026-04-02T09:30:00.000Z' });
    assert.deepEqual(named.due, { on: '2099-12-10' });
    assert.deepEqual([named.allowed, opened.allowed], [['start', 'complete'], []]);
  });

  it('has a library of several pages, and what was said and answered before', async () => {
    const resources = await readOnce(client, { kind: 'resources' });
    const feedback = await readOnce(client, { kind: 'feedback' });

    assert.deepEqual([...resources.issues, ...feedback.issues], []);
    const { items } = resources.value;
    assert.deepEqual(
      items.map(({ id }) => Number(id)),
      Array.from({ length: 130 }, (_, index) => index + 1),
    );
    assert.deepEqual([items[9].kind, items[10].kind], ['video', 'article']);
    assert.deepEqual(
      items.filter(({ mine }) => mine.favorite).map(({ title }) => title),
      ['Recipe 3'],
    );
    const [said] = feedback.value.items.slice(-1);
    assert.deepEqual(
      [said.summary, said.status, said.reply],
      [
        'The sandbox is slow in the morning.',
        'done',
        { text: 'It has more room now.', at: '2026-04-04T08:00:00.000Z' },
      ],
    );
  });

  it('keeps what a partner does in its own database', async () => {
    await readOnce(client, { kind: 'journey' });
    const changes = await Promise.all([
      client.change('step.complete', { journeyId, stepId: '2' }, {}),
      client.change('resource.favorite', { resourceId: '5' }, { on: true }),
      client.change('resource.favorite', { resourceId: '3' }, { on: false }),
      client.change('feedback.send', {}, { text: 'Merci “bien” 👋', context: {} }),
    ]);

    const receipts = await Promise.all(changes.map(({ settled }) => settled));

    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['saved', 'saved', 'saved', 'saved'],
    );
    const [item] = await rows('select progress, finished_at from larkspur.action_item where id = 2');
    assert.equal(item.progress, 'finished');
    assert.ok(item.finished_at instanceof Date);
    assert.deepEqual(await rows('select person_id, asset_id from larkspur.pin'), [
      { person_id: 1, asset_id: 5 },
    ]);
    assert.deepEqual(
      await rows('select person_id, words from larkspur.remark where id = $1', [changes[3].id]),
      [{ person_id: 1, words: 'Merci “bien” 👋' }],
    );
    assert.equal(stepsOf(await readOnce(client, { kind: 'journey' }))[1].status, 'done');
  });

  it('says why it refuses, and nothing is changed', async () => {
    await readOnce(client, { kind: 'journey' });
    const { settled } = await client.change('step.complete', { journeyId, stepId: '4' }, {});

    const { outcome, problem } = await settled;

    assert.deepEqual([outcome, problem.title], ['rejected', 'Larkspur has something to do first.']);
    assert.deepEqual(await rows('select progress from larkspur.action_item where id = 4'), [
      { progress: 'not_started' },
    ]);
    assert.equal(stepsOf(await readOnce(client, { kind: 'journey' }))[3].status, 'todo');
  });

  it('goes on with a new token when the one it has runs out in between', async () => {
    await rows('update larkspur_private.setting set token_seconds = 2');
    await readOnce(client, { kind: 'journey' });
    await rows('update larkspur_private.setting set token_seconds = 3600');
    const [first] = tokens;
    await until('the token has run out', async () => (await ask(first)) === 401);

    const { settled } = await client.change('step.start', { journeyId, stepId: '5' }, {});

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual(await rows('select progress from larkspur.action_item where id = 5'), [
      { progress: 'underway' },
    ]);
    assert.equal(tokens.length, 2);
  });

  it('has a message once that is sent again because the answer was lost', async () => {
    const makeClient = (fetch) => createJourneyClient({ adapter: adapter({ fetch }), storage: 'session' });
    const words = { kind: 'feedback.send', target: {}, payload: { text: 'Once', context: {} } };

    const { outcome, sent } = await changeWithLostAnswer(makeClient, words, 'Once');

    assert.deepEqual([outcome, sent], ['saved', 2]);
    assert.equal((await rows(`select from larkspur.remark where words = 'Once'`)).length, 1);
  });

  /** The status of an answer to a token. */
  async function ask(token) {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
    const body = JSON.stringify({ query: '{ __typename }' });
    const response = await fetch(`${host.url}/graphql`, { method: 'POST', headers, body });
    await response.body?.cancel();
    return response.status;
  }
});
