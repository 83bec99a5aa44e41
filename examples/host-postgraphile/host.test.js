import assert from 'node:assert/strict';
import {
  describeMappedServer,
  words,
  wordsOnce,
} from '@partner-journey/example-surroundings/mapped-server-suite.js';
import { startPostgraphile } from './host.js';

describeMappedServer('PostGraphile', {
  mapping: new URL('mapping.json', import.meta.url),
  start: startPostgraphile,
  session: {
    viewer: { id: '1', name: 'Ana Duarte', role: 'partner' },
    partners: [{ id: '1', name: 'Harbor & Finch' }],
    program: 'Larkspur',
  },
  journey: {
    title: 'Becoming a Larkspur agency',
    stages: [
      [
        ...['Begin', 'Everybody knows how we work', 'current'],
        ['partner done', 'partner todo', 'program in-progress', 'partner todo'],
      ],
      ['Deliver', 'A customer is live', 'upcoming', ['partner todo']],
    ],
    details([{ steps }]) {
      const [signed, named, opened] = steps;
      assert.deepEqual(signed.completed, { at: '2026-04-02T09:30:00.000Z' });
      assert.deepEqual(named.due, { on: '2099-12-10' });
      assert.deepEqual([named.allowed, opened.allowed], [['start', 'complete'], []]);
    },
  },
  library({ resources, feedback }) {
    assert.deepEqual(
      resources.map(({ id }) => Number(id)),
      Array.from({ length: 130 }, (_, index) => index + 1),
    );
    assert.deepEqual([resources[9].kind, resources[10].kind], ['video', 'article']);
    assert.deepEqual(
      resources.filter(({ mine }) => mine.favorite).map(({ title }) => title),
      ['Recipe 3'],
    );
    const reply = { text: 'It has more room now.', at: '2026-04-04T08:00:00.000Z' };
    assert.deepEqual(
      feedback.map(({ summary, status, reply }) => [summary, status, reply]),
      [['The sandbox is slow in the morning.', 'done', reply]],
    );
  },
  keeps: {
    step: '2',
    more: [
      ['resource.favorite', { resourceId: '5' }, { on: true }],
      ['resource.favorite', { resourceId: '3' }, { on: false }],
    ],
    async inDatabase({ database }, ids) {
      const [item] = await database.query(
        'select progress, finished_at from larkspur.action_item where id = 2',
      );
      assert.equal(item.progress, 'finished');
      assert.ok(item.finished_at instanceof Date);
      assert.deepEqual(await database.query('select person_id, asset_id from larkspur.pin'), [
        { person_id: 1, asset_id: 5 },
      ]);
      assert.deepEqual(
        await database.query('select person_id, words from larkspur.remark where id = $1', [ids.at(-1)]),
        [{ person_id: 1, words: words.text }],
      );
    },
  },
  refuses: {
    wishes: [['step.complete', { journeyId: '1', stepId: '4' }, {}]],
    because: [{ title: 'Larkspur has something to do first.' }],
    async inDatabase({ database }) {
      assert.deepEqual(await database.query('select progress from larkspur.action_item where id = 4'), [
        { progress: 'not_started' },
      ]);
    },
  },
  tokens: {
    step: '5',
    async signInBriefly({ database, signIn }) {
      await database.query('update larkspur_private.setting set token_seconds = 2');
      const token = await signIn();
      await database.query('update larkspur_private.setting set token_seconds = 3600');
      return token;
    },
    async isOver({ url }, token) {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` };
      const body = JSON.stringify({ query: '{ __typename }' });
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body });
      await response.body?.cancel();
      return response.status === 401;
    },
    async inDatabase({ database }) {
      assert.deepEqual(await database.query('select progress from larkspur.action_item where id = 5'), [
        { progress: 'underway' },
      ]);
    },
  },
  losesAnswers: [
    {
      ...{ wish: ['feedback.send', {}, wordsOnce], words: wordsOnce.text, sent: 2 },
      async inDatabase({ database }, id) {
        const remarks = await database.query('select id from larkspur.remark where words = $1', [
          wordsOnce.text,
        ]);
        assert.deepEqual(remarks, [{ id }]);
      },
    },
  ],
});
