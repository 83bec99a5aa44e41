import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Survey, type Answers } from '@partner-journey/contract';
import { checkAnswers } from './answers.js';

const ends = { lowLabel: 'Bad', highLabel: 'Good' };
const options = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
];

/** One question of each kind. */
const survey = Survey.parse({
  id: 'all',
  purpose: 'csat',
  askAt: { moment: 'scheduled' },
  questions: [
    { id: 'faces', kind: 'scale', text: 'How?', scale: { from: 1, to: 5, look: 'faces', ...ends } },
    { id: 'down', kind: 'scale', text: 'How?', scale: { from: 5, to: 1, ...ends } },
    { id: 'one', kind: 'choice', text: 'Which?', options },
    { id: 'some', kind: 'choices', text: 'Which?', options: [{ ...options[0], other: true }] },
    { id: 'rank', kind: 'rank', text: 'In which order?', options },
    {
      id: 'table',
      kind: 'matrix',
      text: 'How is each?',
      options,
      rows: [{ value: 'speed', label: 'Speed' }],
    },
    { id: 'day', kind: 'date', text: 'When?' },
    { id: 'who', kind: 'contact', text: 'Whom?' },
    { id: 'agreed', kind: 'consent', text: 'All right?' },
  ],
});

describe('Answers', () => {
  const good: Answers = {
    ...{ faces: 5, down: 5, one: 'yes', some: ['no', 'in my own words'], rank: ['yes', 'no'] },
    ...{ 'table/speed': 'no', day: '2026-05-12', agreed: true },
    ...{ 'who/name': 'Ana', 'who/email': 'ana@harbor.example', 'who/phone': '' },
  };

  it('are taken where they fit their questions', () => {
    assert.deepEqual(checkAnswers(survey, good), []);
  });

  const bad: readonly (readonly [id: string, answer: Answers[string], expected: string])[] = [
    ['faces', 6, 'a step of the scale'],
    ['down', 0, 'a step of the scale'],
    ['one', 'perhaps', 'one of the options'],
    ['some', 'no', 'some of the options'],
    ['rank', ['perhaps'], 'some of the options'],
    ['table/speed', 'perhaps', 'one of the options'],
    ['table/depth', 'no', 'a question of this survey'],
    ['table', 'no', 'a question of this survey'],
    ['day', '2026-02-30', 'a day, such as 2026-05-12'],
    ['day', 'soon', 'a day, such as 2026-05-12'],
    ['who/name', 7, 'a text'],
    ['who/fax', '7', 'a question of this survey'],
    ['agreed', 'yes', 'yes or no'],
    ['who/email', 'x'.repeat(10_001), 'at most 10000 characters'],
  ];
  for (const [id, answer, expected] of bad) {
    it(`are refused where "${id}" is ${JSON.stringify(answer).slice(0, 20)}`, () => {
      const issues = checkAnswers(survey, { ...good, [id]: answer });

      assert.deepEqual(
        issues.map(({ path, expected: wanted }) => [path, wanted]),
        [[`/payload/answers/${id}`, expected]],
      );
    });
  }
});
