import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Question, Survey } from '@partner-journey/contract';
import { answersOf, checkAnswer, questionText, responseIdOf, sayWords } from './answering/survey-answers.js';
import { SurveyRun } from './survey-run.js';

const score: Question = { id: 'score', kind: 'scale', text: 'How likely?', required: true };
const why: Question = {
  id: 'why',
  kind: 'choice',
  text: 'You chose {answer}. Why?',
  required: false,
  pipe: 'score',
  options: [
    { value: 'speed', label: 'Speed' },
    { value: 'else', label: 'Something else', other: true },
  ],
};
const more: Question = {
  id: 'more',
  kind: 'text',
  text: 'After {answer}: what else?',
  required: false,
  pipe: 'why',
};

function setup(survey: Partial<Survey> = {}) {
  return new SurveyRun({
    id: 's',
    purpose: 'nps',
    askAt: { moment: 'scheduled' },
    anonymous: 'never',
    context: [],
    questions: [score, why, more],
    ...survey,
  });
}

describe('SurveyRun', () => {
  it('gives the response its id when it is first sent and keeps it to the end', () => {
    const run = setup();
    assert.equal(run.responseId, undefined);

    run.answer('score', 3);
    const id = responseIdOf(run);
    run.move(1);
    run.answer('why', 'speed');

    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    assert.equal(responseIdOf(run), id);
  });

  it('does not leave a question that needs an answer, and says so until it has one', () => {
    const run = setup();

    assert.equal(checkAnswer(run), false);
    assert.equal(run.isAnswerMissing, true);

    run.answer('score', 0);
    assert.equal(run.isAnswerMissing, false);
    assert.equal(checkAnswer(run), true);
  });

  it('takes only a yes for a consent that is needed', () => {
    const run = setup({
      questions: [{ id: 'ok', kind: 'consent', text: 'You may quote me.', required: true }],
    });
    run.answer('ok', false);
    assert.equal(checkAnswer(run), false);

    run.answer('ok', true);

    assert.equal(checkAnswer(run), true);
    assert.deepEqual(answersOf(run), { ok: true });
  });

  it('does not send a response with nothing in it', () => {
    const run = setup({ questions: [more] });

    assert.equal(checkAnswer(run), false);
  });

  it('counts along the way and keeps answers on the way back', () => {
    const run = setup();
    run.answer('score', 8);
    run.move(1);
    assert.deepEqual(run.position, { at: 2, of: 3 });

    run.move(-1);

    assert.equal(run.question?.id, 'score');
    assert.equal(run.given.get('score'), 8);
  });

  it('sends only answers of the way that was taken', () => {
    const branching: Question = { ...score, next: [{ when: { min: 9 }, goTo: 'more' }] };
    const run = setup({ questions: [branching, why, more] });
    run.answer('score', 3);
    run.move(1);
    run.answer('why', 'speed');
    run.move(-1);
    run.answer('score', 10);
    run.move(1);
    run.answer('more', 'Nothing');

    assert.deepEqual(answersOf(run), { score: 10, more: 'Nothing' });
  });

  it('puts the words in place of a choice that asks for some', () => {
    const run = setup();
    run.answer('score', 3);
    run.move(1);
    run.answer('why', 'else');
    assert.equal(answersOf(run)['why'], 'else');

    sayWords(run, 'why', 'else', ' Nobody answers ');
    assert.equal(answersOf(run)['why'], 'Nobody answers');

    run.answer('why', 'speed');
    assert.equal(answersOf(run)['why'], 'speed');
  });

  // rows: F7
  it('quotes an earlier answer by its label', () => {
    const run = setup();
    run.answer('score', 3);
    run.move(1);
    assert.equal(questionText(run, 'en'), 'You chose 3. Why?');

    run.answer('why', 'speed');
    run.move(1);
    assert.equal(questionText(run, 'en'), 'After Speed: what else?');
  });

  it('quotes several answers as one says them in the language', () => {
    const run = setup({ questions: [{ ...why, kind: 'choices' }, more] });
    run.answer('why', ['speed', 'else']);
    run.move(1);

    assert.equal(questionText(run, 'en'), 'After Speed and Something else: what else?');
    assert.equal(questionText(run, 'ar'), 'After Speed وSomething else: what else?');
  });

  it('is anonymous when the survey always is, or when the person chose it', () => {
    assert.equal(setup({ anonymous: 'always' }).isAnonymous, true);
    const choosing = setup({ anonymous: 'choice' });
    assert.equal(choosing.isAnonymous, false);

    choosing.withoutName = true;

    assert.equal(choosing.isAnonymous, true);
  });

  it('takes ids that are names of the language', () => {
    const run = setup({ questions: [{ ...score, id: '__proto__' }] });

    run.answer('__proto__', 5);

    assert.deepEqual(Object.entries(answersOf(run)), [['__proto__', 5]]);
    assert.equal((Object.prototype as Record<string, unknown>)['5'], undefined);
  });
});
