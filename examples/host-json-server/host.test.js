import assert from 'node:assert/strict';
import {
  describeMappedServer,
  wordsOnce,
} from '@partner-journey/example-surroundings/mapped-server-suite.js';
import { settings, startJsonServer } from './host.js';

describeMappedServer('json-server', {
  mapping: new URL('mapping.json', import.meta.url),
  settings,
  start: startJsonServer,
  session: {
    viewer: { id: '7', name: 'Ana Duarte', role: 'partner' },
    partners: [{ id: '3', name: 'Harbor & Finch' }],
    program: 'Tidewater',
  },
  journey: {
    title: 'Partner launch',
    stages: [
      [
        'Prepare',
        'Everybody knows how we work',
        'current',
        ['partner done', 'partner todo', 'program in-progress'],
      ],
      ['Sell', 'A first customer signed together', 'upcoming', ['partner todo']],
    ],
    details([{ steps }]) {
      assert.deepEqual(steps[1].due, { on: '2099-12-10' });
      assert.deepEqual(steps[1].allowed, ['start', 'complete']);
    },
  },
  library({ resources, feedback }) {
    assert.deepEqual(
      resources.map(({ title, kind, mine }) => [title, kind, mine.seenAt, mine.favorite]),
      [
        ['Welcome & first steps', 'guide', undefined, false],
        ['How deals are registered', 'video', undefined, true],
        ['Price list', 'guide', '2026-02-13T16:26:40.000Z', false],
      ],
    );
    assert.equal(feedback[0].summary, 'The store guide is out of date.');
  },
  keeps: {
    step: '12',
    more: [
      ['resource.open', { resourceId: '1' }, {}],
      ['resource.favorite', { resourceId: '3' }, { on: true }],
      ['resource.favorite', { resourceId: '2' }, { on: false }],
    ],
    async inDatabase(host, ids) {
      const message = ids.at(-1);
      const { tasks, visits, bookmarks, messages } = await host.database(({ messages }) =>
        messages.some(({ id }) => id === message),
      );
      assert.equal(tasks.find(({ id }) => id === 12).state, 2);
      assert.deepEqual(
        visits.map(({ user_id, document_id }) => [user_id, document_id]),
        [
          [7, 3],
          [7, 1],
        ],
      );
      assert.deepEqual(
        bookmarks.map(({ user_id, document_id }) => [user_id, document_id]),
        [[7, 3]],
      );
      assert.equal(messages.find(({ id }) => id === message).user_id, 7);
    },
  },
  refuses: {
    wishes: [['step.complete', { journeyId: '5', stepId: '99' }, {}]],
    because: [{ code: 'not-found' }],
  },
  losesAnswers: [
    {
      ...{ wish: ['feedback.send', {}, wordsOnce], words: wordsOnce.text, sent: 2 },
      async inDatabase(host, id) {
        const { messages } = await host.database(({ messages }) =>
          messages.some((message) => message.id === id),
        );
        assert.equal(messages.filter(({ body }) => body === wordsOnce.text).length, 1);
      },
    },
  ],
});
