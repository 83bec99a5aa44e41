import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createJourneyClient } from '@partner-journey/client';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { changeWithLostAnswer } from '@partner-journey/example-surroundings/lose-answer.js';
import { readOnce } from '@partner-journey/example-surroundings/read-once.js';
import { until } from '@partner-journey/example-surroundings/until.js';
import { freePort } from '../../test/support/free-port.js';
import { settings, startParseServer } from './host.js';

const mapping = JSON.parse(await readFile(new URL('mapping.json', import.meta.url), 'utf8'));
const journeyId = 'onboarding-1';

describe('Parse Server, by configuration', { timeout: 180_000 }, () => {
  let host;
  let client;
  let tokens;

  before(async () => (host = await startParseServer(await freePort())));
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
      settings,
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
    assert.deepEqual(value.viewer, { id: 'ana-duarte', name: 'Ana Duarte', role: 'partner' });
    assert.deepEqual(value.partners, [{ id: 'harbor-finch', name: 'Harbor & Finch' }]);
    assert.equal(value.organizations.program.name, 'Tern & Tide');
  });

  it('shows what points at each other as a journey of both sides', async () => {
    const { value, issues } = await readOnce(client, { kind: 'journey' });

    assert.deepEqual(issues, []);
    assert.equal(value.title, 'Becoming a Tern & Tide partner');
    assert.deepEqual(
      value.stages.map(({ title, outcome, position, steps }) => [
        title,
        outcome,
        position,
        steps.map(({ title, side, status }) => `${title}: ${side} ${status}`),
      ]),
      [
        [
          'Rig',
          'Everybody knows how we work',
          'current',
          [
            'Tell us about you: partner done',
            'Set up your account: partner todo',
            'Read the price list: partner todo',
          ],
        ],
        [
          'Sail',
          'A first customer signed together',
          'upcoming',
          ['Countersign the agreement: program in-progress', 'Name your first deal: partner todo'],
        ],
      ],
    );
    const [told, setUp] = value.stages[0].steps;
    assert.deepEqual(told.completed, { at: '2026-04-02T09:30:00.000Z' });
    assert.deepEqual(setUp.due, { at: '2099-12-10T17:00:00.000Z' });
    assert.deepEqual([setUp.allowed, value.stages[1].steps[0].allowed], [['start', 'complete'], []]);
  });

  it('has a library of several pages, and what was said and answered before', async () => {
    const resources = await readOnce(client, { kind: 'resources' });
    const feedback = await readOnce(client, { kind: 'feedback' });

    assert.deepEqual([...resources.issues, ...feedback.issues], []);
    const { items } = resources.value;
    assert.deepEqual(
      items.map(({ title }) => title),
      Array.from({ length: 120 }, (_, index) => `Chart ${index + 1}`),
    );
    assert.deepEqual([items[9].kind, items[10].kind], ['video', 'article']);
    assert.deepEqual(
      items.filter(({ mine }) => mine.favorite).map(({ title }) => title),
      ['Chart 3'],
    );
    assert.deepEqual(
      feedback.value.items.map(({ summary, status, reply }) => [summary, status, reply]),
      [['The account page is slow.', 'done', { text: 'It is faster now.', at: '2026-04-04T08:00:00.000Z' }]],
    );
  });

  it('keeps what a partner does in its own database', async () => {
    await readOnce(client, { kind: 'journey' });
    const changes = await Promise.all([
      client.change('step.complete', { journeyId, stepId: 'task-2' }, {}),
      client.change('resource.favorite', { resourceId: 'document-5' }, { on: true }),
      client.change('resource.favorite', { resourceId: 'document-3' }, { on: false }),
      client.change('feedback.send', {}, { text: 'Merci “bien” 👋', context: {} }),
    ]);

    const receipts = await Promise.all(changes.map(({ settled }) => settled));

    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['saved', 'saved', 'saved', 'saved'],
    );
    const [task] = await rows('select state, "doneAt" from "Task" where "objectId" = $1', ['task-2']);
    assert.equal(task.state, 2);
    assert.ok(task.doneAt instanceof Date);
    assert.deepEqual(await rows('select saved from "_User"'), [{ saved: ['document-5'] }]);
    assert.deepEqual(
      await rows('select "from", text from "Message" where "objectId" = $1', [changes[3].id]),
      [{ from: 'ana-duarte', text: 'Merci “bien” 👋' }],
    );
    const said = await readOnce(client, { kind: 'feedback' });
    assert.equal(said.value.items[0].summary, 'Merci “bien” 👋');
    assert.equal(stepsOf(await readOnce(client, { kind: 'journey' }))[1].status, 'done');
  });

  it('says why it refuses, and nothing is changed', async () => {
    await readOnce(client, { kind: 'journey' });
    const { settled } = await client.change('step.complete', { journeyId, stepId: 'task-4' }, {});

    const { outcome, problem } = await settled;

    assert.deepEqual([outcome, problem.title], ['rejected', 'We have to countersign first.']);
    assert.deepEqual(await rows('select state from "Task" where "objectId" = $1', ['task-4']), [
      { state: 0 },
    ]);
    assert.equal(stepsOf(await readOnce(client, { kind: 'journey' })).at(-1).status, 'todo');
  });

  it('goes on with a new token when the one it has runs out in between', async () => {
    await readOnce(client, { kind: 'journey' });
    const [first] = tokens;
    await rows(`update "_Session" set "expiresAt" = now() - interval '1 minute'`);
    await until('the session has run out', async () => (await ask(first)).code === 209);

    const { settled } = await client.change('step.start', { journeyId, stepId: 'task-5' }, {});

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual(await rows('select state from "Task" where "objectId" = $1', ['task-5']), [
      { state: 1 },
    ]);
    assert.equal(tokens.length, 2);
  });

  it('has a message once that is sent again because the answer was lost', async () => {
    const makeClient = (fetch) => createJourneyClient({ adapter: adapter({ fetch }), storage: 'session' });
    const words = { kind: 'feedback.send', target: {}, payload: { text: 'Once', context: {} } };

    const { outcome, sent } = await changeWithLostAnswer(makeClient, words, 'Once');

    assert.deepEqual([outcome, sent], ['saved', 2]);
    assert.equal((await rows(`select from "Message" where text = 'Once'`)).length, 1);
  });

  /** What the server says to whoever has a token. */
  async function ask(token) {
    const response = await fetch(`${host.url}/users/me`, {
      headers: {
        'X-Parse-Application-Id': settings.appId,
        'X-Parse-REST-API-Key': settings.restAPIKey,
        'X-Parse-Session-Token': token,
      },
    });
    return response.json();
  }
});
