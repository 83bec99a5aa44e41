import assert from 'node:assert/strict';
import {
  describeMappedServer,
  words,
  wordsOnce,
} from '@partner-journey/example-surroundings/mapped-server-suite.js';
import { settings, startLoopback } from './host.js';

describeMappedServer('LoopBack', {
  mapping: new URL('mapping.json', import.meta.url),
  settings,
  start: startLoopback,
  session: {
    viewer: { id: '1', name: 'Ana Duarte', role: 'partner' },
    partners: [{ id: '1', name: 'Harbor & Finch' }],
    program: 'Moorhen',
  },
  journey: {
    title: 'Working with Moorhen',
    stages: [
      [
        ...['Start', 'Everybody knows how we work', 'current'],
        ['partner done', 'partner todo', 'program in-progress'],
      ],
      ['Grow', 'A second customer', 'upcoming', ['partner todo']],
    ],
    details([{ steps }]) {
      const [, named, sent] = steps;
      assert.deepEqual(named.due, { at: '2099-12-10T17:00:00.000Z' });
      assert.deepEqual([named.allowed, sent.allowed], [['start', 'complete'], []]);
    },
  },
  library({ resources, feedback }) {
    assert.deepEqual(
      resources.map(({ title, minutes }) => [title, minutes]),
      Array.from({ length: 60 }, (_, index) => [`Guide ${index + 1}`, index + 1]),
    );
    assert.deepEqual([resources[9].kind, resources[10].kind], ['video', 'guide']);
    assert.deepEqual(
      resources.filter(({ mine }) => mine.seenAt).map(({ title, mine }) => [title, mine.seenAt]),
      [['Guide 3', '2026-04-02T09:30:00.000Z']],
    );
    const reply = { text: 'It is on its way.', at: '2026-04-04T08:00:00.000Z' };
    assert.deepEqual(
      feedback.map(({ summary, status, reply }) => [summary, status, reply]),
      [['The kit came without a key.', 'done', reply]],
    );
  },
  keeps: {
    step: '2',
    more: [['resource.open', { resourceId: '5' }, {}]],
    async inDatabase({ database }, [, opening, note]) {
      assert.deepEqual(await database.query('select status from item where id = 2'), [{ status: 'closed' }]);
      assert.deepEqual(await database.query('select guideid, memberid, reference from opening order by id'), [
        { guideid: 3, memberid: 1, reference: null },
        { guideid: 5, memberid: 1, reference: opening },
      ]);
      assert.deepEqual(await database.query('select text, memberid from note where reference = $1', [note]), [
        { text: words.text, memberid: 1 },
      ]);
    },
  },
  refuses: {
    wishes: [
      ['feedback.send', {}, { text: 'long '.repeat(60), context: {} }],
      ['step.complete', { journeyId: '1', stepId: '99' }, {}],
    ],
    because: [{ title: 'must NOT have more than 280 characters' }, { code: 'not-found' }],
    async inDatabase({ database }, [note]) {
      assert.deepEqual(await database.query('select from note where reference = $1', [note]), []);
    },
  },
  tokens: {
    step: '4',
    signInBriefly: (host) => host.signIn(2),
    async isOver({ url }, token) {
      const response = await fetch(`${url}/plans`, { headers: { Authorization: `Bearer ${token}` } });
      await response.body?.cancel();
      return response.status === 401;
    },
    async inDatabase({ database }) {
      assert.deepEqual(await database.query('select status from item where id = 4'), [{ status: 'doing' }]);
    },
  },
  // it looks before it sends again
  losesAnswers: [
    {
      ...{ wish: ['feedback.send', {}, wordsOnce], words: wordsOnce.text, sent: 1 },
      async inDatabase({ database }, id) {
        assert.equal((await database.query('select from note where reference = $1', [id])).length, 1);
      },
    },
    {
      ...{ wish: ['resource.open', { resourceId: '7' }, {}], words: 'guideId', sent: 1 },
      async inDatabase({ database }) {
        assert.equal((await database.query('select from opening where guideid = 7')).length, 1);
      },
    },
  ],
});
