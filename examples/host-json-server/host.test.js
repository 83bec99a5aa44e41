import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { createJourneyClient } from '@partner-journey/client';
import { mappedAdapter } from '@partner-journey/client/mapping';
import { changeWithLostAnswer } from '@partner-journey/example-surroundings/lose-answer.js';
import { readOnce } from '@partner-journey/example-surroundings/read-once.js';
import { freePort } from '../../test/support/free-port.js';
import { settings, startJsonServer } from './host.js';

const mapping = JSON.parse(await readFile(new URL('mapping.json', import.meta.url), 'utf8'));
const journeyId = '5';

describe('json-server, by configuration', { timeout: 60_000 }, () => {
  let host;
  let client;

  before(async () => {
    host = await startJsonServer(await freePort());
    const adapter = mappedAdapter({ mapping, api: host.url, settings });
    client = createJourneyClient({ adapter, storage: 'session' });
  });
  after(async () => {
    client?.close();
    await host?.stop();
  });

  it('knows who is looking, and for whom', async () => {
    const { value, issues } = await readOnce(client, { kind: 'session' });

    assert.deepEqual(issues, []);
    assert.deepEqual(value.viewer, { id: '7', name: 'Ana Duarte', role: 'partner' });
    assert.deepEqual(value.partners, [{ id: '3', name: 'Harbor & Finch' }]);
    assert.equal(value.capabilities.surveys, false);
  });

  it('shows its tasks as a journey of both sides', async () => {
    const { value, issues } = await readOnce(client, { kind: 'journey' });

    assert.deepEqual(issues, []);
    assert.equal(value.title, 'Partner launch');
    assert.deepEqual(
      value.stages.map(({ title, position, steps }) => [
        title,
        position,
        steps.map(({ side, status }) => `${side} ${status}`),
      ]),
      [
        ['Prepare', 'current', ['partner done', 'partner todo', 'program in-progress']],
        ['Sell', 'upcoming', ['partner todo']],
      ],
    );
    assert.deepEqual(value.stages[0].steps[1].due, { on: '2099-12-10' });
    assert.deepEqual(value.stages[0].steps[1].allowed, ['start', 'complete']);
  });

  it('has a library and what was said before', async () => {
    const resources = await readOnce(client, { kind: 'resources' });
    const feedback = await readOnce(client, { kind: 'feedback' });

    assert.deepEqual([...resources.issues, ...feedback.issues], []);
    assert.deepEqual(
      resources.value.items.map(({ title, kind }) => [title, kind]),
      [
        ['Welcome & first steps', 'guide'],
        ['How deals are registered', 'video'],
        ['Price list', 'guide'],
      ],
    );
    assert.deepEqual(
      resources.value.items.map(({ mine }) => mine.completedAt),
      [undefined, undefined, '2026-02-13T16:26:40.000Z'],
    );
    assert.equal(feedback.value.items[0].summary, 'The store guide is out of date.');
  });

  it('keeps what a partner does in its own database', async () => {
    await readOnce(client, { kind: 'journey' });
    const tick = await client.change('step.complete', { journeyId, stepId: '12' }, {});
    const visit = await client.change('resource.complete', { resourceId: '1' }, {});
    const words = await client.change('feedback.send', {}, { text: 'Thank you', context: {} });

    const receipts = await Promise.all([tick, visit, words].map(({ settled }) => settled));

    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['saved', 'saved', 'saved'],
    );
    const { tasks, visits, messages } = await host.database(({ messages }) =>
      messages.some(({ id }) => id === words.id),
    );
    assert.equal(tasks.find(({ id }) => id === 12).state, 2);
    assert.deepEqual(
      visits.map(({ user_id, document_id }) => [user_id, document_id]),
      [
        [7, 3],
        [7, 1],
      ],
    );
    assert.equal(messages.find(({ id }) => id === words.id).user_id, 7);
  });

  it('refuses what it does not have', async () => {
    await readOnce(client, { kind: 'journey' });
    const { settled } = await client.change('step.complete', { journeyId, stepId: '99' }, {});

    const { outcome, problem } = await settled;

    assert.deepEqual([outcome, problem.code], ['rejected', 'not-found']);
  });

  it('has a message once that is sent again because the answer was lost', async () => {
    const adapter = (options) => mappedAdapter({ mapping, settings, api: host.url, ...options });
    const makeClient = (fetch) => createJourneyClient({ adapter: adapter({ fetch }), storage: 'session' });
    const words = { kind: 'feedback.send', target: {}, payload: { text: 'Once', context: {} } };

    const { id, outcome, sent } = await changeWithLostAnswer(makeClient, words, 'Once');

    assert.deepEqual([outcome, sent], ['saved', 2]);
    const { messages } = await host.database((tables) =>
      tables.messages.some((message) => message.id === id),
    );
    assert.equal(messages.filter(({ body }) => body === 'Once').length, 1);
  });
});
