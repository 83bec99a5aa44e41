import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { FieldValue, Question } from '@partner-journey/contract';
import { isAnswered, pathThrough, questionAfter } from './survey-path.js';

const question = (id: string, next?: Question['next']): Question => ({
  id,
  kind: 'text',
  text: id,
  required: false,
  ...(next && { next }),
});

const idsOf = (questions: readonly Question[], answers: Record<string, FieldValue> = {}) =>
  pathThrough(questions, new Map(Object.entries(answers))).map(({ id }) => id);

describe('pathThrough', () => {
  it('goes from question to question when nothing branches', () => {
    assert.deepEqual(idsOf([question('a'), question('b'), question('c')]), ['a', 'b', 'c']);
  });

  // rows: F6
  it('takes the first branch that fits the number, with both ends within', () => {
    const score = question('score', [
      { when: { min: 0, max: 6 }, goTo: 'why' },
      { when: { min: 9 }, goTo: 'end' },
    ]);
    const questions = [score, question('praise'), question('why')];

    assert.deepEqual(idsOf(questions, { score: 0 }), ['score', 'why']);
    assert.deepEqual(idsOf(questions, { score: 6 }), ['score', 'why']);
    assert.deepEqual(idsOf(questions, { score: 7 }), ['score', 'praise', 'why']);
    assert.deepEqual(idsOf(questions, { score: 9 }), ['score']);
  });

  it('goes by one of several choices', () => {
    const blocks = question('blocks', [{ when: { in: ['keys', 'dates'] }, goTo: 'c' }]);
    const questions = [blocks, question('b'), question('c')];

    assert.deepEqual(idsOf(questions, { blocks: ['other', 'dates'] }), ['blocks', 'c']);
    assert.deepEqual(idsOf(questions, { blocks: 'keys' }), ['blocks', 'c']);
    assert.deepEqual(idsOf(questions, { blocks: ['other'] }), ['blocks', 'b', 'c']);
  });

  it('follows a branch without a condition also when nothing was answered', () => {
    assert.deepEqual(idsOf([question('a', [{ when: {}, goTo: 'end' }]), question('b')]), ['a']);
  });

  it('waits for an answer before a branch with a condition is taken', () => {
    const questions = [question('a', [{ when: { max: 6 }, goTo: 'end' }]), question('b')];

    assert.deepEqual(idsOf(questions), ['a', 'b']);
  });

  it('goes to the next question when a branch leads nowhere', () => {
    const questions = [question('a', [{ when: {}, goTo: 'gone' }]), question('b')];

    assert.deepEqual(idsOf(questions), ['a', 'b']);
  });

  it('ends where a survey leads back to itself', () => {
    const questions = [question('a'), question('b', [{ when: {}, goTo: 'a' }])];

    assert.deepEqual(idsOf(questions), ['a', 'b']);
  });
});

describe('questionAfter', () => {
  it('is none after the last', () => {
    const last = question('last');

    assert.equal(questionAfter([question('first'), last], last, 'x'), undefined);
  });
});

describe('isAnswered', () => {
  it('takes blanks and empty lists for no answer, and zero and no for one', () => {
    assert.deepEqual([undefined, '', ' \n', []].map(isAnswered), [false, false, false, false]);
    assert.deepEqual([0, false, 'x', ['x']].map(isAnswered), [true, true, true, true]);
  });
});
