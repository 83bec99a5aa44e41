import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createJourneyClient } from '@partner-journey/client';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { changeWithLostAnswer } from '@partner-journey/example-surroundings/lose-answer.js';
import { readOnce } from '@partner-journey/example-surroundings/read-once.js';
import { until } from '@partner-journey/example-surroundings/until.js';
import { freePort } from '../../test/support/free-port.js';
import { settings, startLoopback } from './host.js';

const mapping = JSON.parse(await readFile(new URL('mapping.json', import.meta.url), 'utf8'));
const journeyId = '1';

describe('LoopBack, by configuration', { timeout: 180_000 }, () => {
  let host;
  let client;
  let tokens;
  let seconds;

  before(async () => (host = await startLoopback(await freePort())));
  after(() => host?.stop());
  beforeEach(() => {
    tokens = [];
    seconds = 3600;
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
        tokens.push(await host.signIn(seconds));
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
    assert.equal(value.organizations.program.name, 'Moorhen');
  });

  it('shows three tables as a journey of both sides', async () => {
    const { value, issues } = await readOnce(client, { kind: 'journey' });

    assert.deepEqual(issues, []);
    assert.equal(value.title, 'Working with Moorhen');
    assert.deepEqual(
      value.stages.map(({ title, outcome, position, steps }) => [
        title,
        outcome,
        position,
        steps.map(({ side, status }) => `${side} ${status}`),
      ]),
      [
        [
          'Start',
          'Everybody knows how we work',
          'current',
          ['partner done', 'partner todo', 'program in-progress'],
        ],
        ['Grow', 'A second customer', 'upcoming', ['partner todo']],
      ],
    );
    const [, named, sent] = value.stages[0].steps;
    assert.deepEqual(named.due, { at: '2099-12-10T17:00:00.000Z' });
    assert.deepEqual([named.allowed, sent.allowed], [['start', 'complete'], []]);
  });

  it('has a library of several pages, and what was said and answered before', async () => {
    const resources = await readOnce(client, { kind: 'resources' });
    const feedback = await readOnce(client, { kind: 'feedback' });

    assert.deepEqual([...resources.issues, ...feedback.issues], []);
    const { items } = resources.value;
    assert.deepEqual(
      items.map(({ title, minutes }) => [title, minutes]),
      Array.from({ length: 60 }, (_, index) => [`Guide ${index + 1}`, index + 1]),
    );
    assert.deepEqual([items[9].kind, items[10].kind], ['video', 'guide']);
    assert.deepEqual(
      items.filter(({ mine }) => mine.completedAt).map(({ title, mine }) => [title, mine.completedAt]),
      [['Guide 3', '2026-04-02T09:30:00.000Z']],
    );
    assert.deepEqual(
      feedback.value.items.map(({ summary, status, reply }) => [summary, status, reply]),
      [
        [
          'The kit came without a key.',
          'done',
          { text: 'It is on its way.', at: '2026-04-04T08:00:00.000Z' },
        ],
      ],
    );
  });

  it('keeps what a partner does in its own database', async () => {
    await readOnce(client, { kind: 'journey' });
    const changes = await Promise.all([
      client.change('step.complete', { journeyId, stepId: '2' }, {}),
      client.change('resource.complete', { resourceId: '5' }, {}),
      client.change('feedback.send', {}, { text: 'Merci “bien” 👋', context: {} }),
    ]);

    const receipts = await Promise.all(changes.map(({ settled }) => settled));

    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['saved', 'saved', 'saved'],
    );
    assert.deepEqual(await rows('select status from item where id = 2'), [{ status: 'closed' }]);
    assert.deepEqual(await rows('select guideid, memberid from reading order by id'), [
      { guideid: 3, memberid: 1 },
      { guideid: 5, memberid: 1 },
    ]);
    assert.deepEqual(await rows('select text, memberid from note where reference = $1', [changes[2].id]), [
      { text: 'Merci “bien” 👋', memberid: 1 },
    ]);
    assert.equal(stepsOf(await readOnce(client, { kind: 'journey' }))[1].status, 'done');
  });

  it('says why it refuses, and nothing is changed', async () => {
    await readOnce(client, { kind: 'journey' });
    const tooLong = await client.change('feedback.send', {}, { text: 'long '.repeat(60), context: {} });
    const gone = await client.change('step.complete', { journeyId, stepId: '99' }, {});

    const [said, ticked] = await Promise.all([tooLong.settled, gone.settled]);

    assert.deepEqual(
      [said.outcome, said.problem.title],
      ['rejected', 'must NOT have more than 280 characters'],
    );
    assert.deepEqual([ticked.outcome, ticked.problem.code], ['rejected', 'not-found']);
    assert.deepEqual(await rows('select from note where reference = $1', [tooLong.id]), []);
  });

  it('goes on with a new token when the one it has runs out in between', async () => {
    seconds = 2;
    await readOnce(client, { kind: 'journey' });
    seconds = 3600;
    const [first] = tokens;
    await until('the token has run out', async () => (await ask(first)) === 401);

    const { settled } = await client.change('step.start', { journeyId, stepId: '4' }, {});

    assert.equal((await settled).outcome, 'saved');
    assert.deepEqual(await rows('select status from item where id = 4'), [{ status: 'doing' }]);
    assert.equal(tokens.length, 2);
  });

  it('looks before it sends again, so that nothing is there twice when an answer was lost', async () => {
    const makeClient = (fetch) => createJourneyClient({ adapter: adapter({ fetch }), storage: 'session' });
    const words = { kind: 'feedback.send', target: {}, payload: { text: 'Once', context: {} } };
    const reading = { kind: 'resource.complete', target: { resourceId: '7' }, payload: {} };

    const said = await changeWithLostAnswer(makeClient, words, 'Once');
    const read = await changeWithLostAnswer(makeClient, reading, 'guideId');

    assert.deepEqual([said.outcome, said.sent, read.outcome, read.sent], ['saved', 1, 'saved', 1]);
    assert.equal((await rows('select from note where reference = $1', [said.id])).length, 1);
    assert.equal((await rows('select from reading where guideid = 7')).length, 1);
  });

  /** The status of an answer to a token. */
  async function ask(token) {
    const response = await fetch(`${host.url}/plans`, { headers: { Authorization: `Bearer ${token}` } });
    await response.body?.cancel();
    return response.status;
  }
});
