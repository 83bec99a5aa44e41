import assert from 'node:assert/strict';
import {
  describeMappedServer,
  words,
  wordsOnce,
} from '@partner-journey/example-surroundings/mapped-server-suite.js';
import { settings, startParseServer } from './host.js';

describeMappedServer('Parse Server', {
  mapping: new URL('mapping.json', import.meta.url),
  settings,
  start: startParseServer,
  session: {
    viewer: { id: 'ana-duarte', name: 'Ana Duarte', role: 'partner' },
    partners: [{ id: 'harbor-finch', name: 'Harbor & Finch' }],
    program: 'Tern & Tide',
  },
  journey: {
    title: 'Becoming a Tern & Tide partner',
    stages: [
      [
        ...['Rig', 'Everybody knows how we work', 'current'],
        ['partner done', 'partner todo', 'partner todo'],
      ],
      [...['Sail', 'A first customer signed together', 'upcoming'], ['program in-progress', 'partner todo']],
    ],
    details([{ steps }, { steps: later }]) {
      assert.deepEqual(
        [...steps, ...later].map(({ title }) => title),
        [
          ...['Tell us about you', 'Set up your account', 'Read the price list'],
          ...['Countersign the agreement', 'Name your first deal'],
        ],
      );
      const [told, setUp] = steps;
      assert.deepEqual(told.completed, { at: '2026-04-02T09:30:00.000Z' });
      assert.deepEqual(setUp.due, { at: '2099-12-10T17:00:00.000Z' });
      assert.deepEqual([setUp.allowed, later[0].allowed], [['start', 'complete'], []]);
    },
  },
  library({ resources, feedback }) {
    assert.deepEqual(
      resources.map(({ title }) => title),
      Array.from({ length: 120 }, (_, index) => `Chart ${index + 1}`),
    );
    assert.deepEqual([resources[9].kind, resources[10].kind], ['video', 'article']);
    assert.deepEqual(
      resources.filter(({ mine }) => mine.favorite).map(({ title }) => title),
      ['Chart 3'],
    );
    const reply = { text: 'It is faster now.', at: '2026-04-04T08:00:00.000Z' };
    assert.deepEqual(
      feedback.map(({ summary, status, reply }) => [summary, status, reply]),
      [['The account page is slow.', 'done', reply]],
    );
  },
  keeps: {
    step: 'task-2',
    more: [
      ['resource.favorite', { resourceId: 'document-5' }, { on: true }],
      ['resource.favorite', { resourceId: 'document-3' }, { on: false }],
    ],
    async inDatabase({ database }, ids) {
      const [task] = await database.query('select state, "doneAt" from "Task" where "objectId" = $1', [
        'task-2',
      ]);
      assert.equal(task.state, 2);
      assert.ok(task.doneAt instanceof Date);
      assert.deepEqual(await database.query('select saved from "_User"'), [{ saved: ['document-5'] }]);
      assert.deepEqual(
        await database.query('select "from", text from "Message" where "objectId" = $1', [ids.at(-1)]),
        [{ from: 'ana-duarte', text: words.text }],
      );
    },
  },
  refuses: {
    wishes: [['step.complete', { journeyId: 'onboarding-1', stepId: 'task-4' }, {}]],
    because: [{ title: 'We have to countersign first.' }],
    async inDatabase({ database }) {
      assert.deepEqual(await database.query('select state from "Task" where "objectId" = $1', ['task-4']), [
        { state: 0 },
      ]);
    },
  },
  tokens: {
    step: 'task-5',
    async signInBriefly({ database, signIn }) {
      const token = await signIn();
      await database.query(`update "_Session" set "expiresAt" = now() + interval '2 seconds'`);
      return token;
    },
    async isOver({ url }, token) {
      const response = await fetch(`${url}/users/me`, {
        headers: {
          'X-Parse-Application-Id': settings.appId,
          'X-Parse-REST-API-Key': settings.restAPIKey,
          'X-Parse-Session-Token': token,
        },
      });
      return (await response.json()).code === 209;
    },
    async inDatabase({ database }) {
      assert.deepEqual(await database.query('select state from "Task" where "objectId" = $1', ['task-5']), [
        { state: 1 },
      ]);
    },
  },
  losesAnswers: [
    {
      ...{ wish: ['feedback.send', {}, wordsOnce], words: wordsOnce.text, sent: 2 },
      async inDatabase({ database }, id) {
        const messages = await database.query('select "objectId" as id from "Message" where text = $1', [
          wordsOnce.text,
        ]);
        assert.deepEqual(messages, [{ id }]);
      },
    },
  ],
});
