import type { Answers, FieldValue, Question } from '@partner-journey/contract';
import { numberFormat } from '../../locales/intl.js';
import { isAnswered } from '../survey-path.js';
import type { SurveyRun } from '../survey-run.js';
import { answerKeysOf } from './answer-keys.js';

/** The answers of the questions that were asked on the way, as they are sent. */
export function answersOf(run: SurveyRun): Answers {
  const asked = run.path.slice(0, run.position.at);
  const entries = asked.flatMap((question) =>
    answerKeysOf(question).map((key) => [key, inWords(run, question, key)] as const),
  );
  return Object.fromEntries(entries.filter((entry): entry is [string, FieldValue] => isAnswered(entry[1])));
}

/** The questions and answers as text, to be kept elsewhere. */
export function answersAsText(run: SurveyRun): string {
  const answers = answersOf(run);
  return run.survey.questions
    .map((question) => ({
      text: question.text,
      keys: answerKeysOf(question).filter((key) => Object.hasOwn(answers, key)),
      rows: question.rows,
    }))
    .filter(({ keys }) => keys.length > 0)
    .map(({ text, keys, rows }) =>
      [text, ...keys.map((key) => [rowOf(rows, key), answers[key]].flat().filter(Boolean).join(' '))].join(
        '\n',
      ),
    )
    .join('\n\n');
}

/** The text of the current question, with the earlier answer it speaks of as one says it in a language. */
export function questionText(run: SurveyRun, language: string): string {
  const { question, survey } = run;
  const earlier = survey.questions.find(({ id }) => id === question?.pipe);
  if (!question || !earlier) return question?.text ?? '';
  const values = [inWords(run, earlier) ?? '…'].flat();
  const labels = values.map((value) =>
    typeof value === 'number'
      ? numberFormat(language).format(value)
      : (earlier.options?.find((option) => option.value === value)?.label ?? String(value)),
  );
  return question.text.replaceAll('{answer}', () => new Intl.ListFormat(language).format(labels));
}

/** Whether the current question may be left; marks it when it may not. Nothing at all is no response. */
export function checkAnswer(run: SurveyRun): boolean {
  const { question } = run;
  const isEmpty = run.isLast && Object.keys(answersOf(run)).length === 0;
  run.isAnswerMissing = isEmpty || (question?.required === true && !isGiven(run, question));
  return !run.isAnswerMissing;
}

/** The response's id: made when first asked for, the same to the end. */
export function responseIdOf(run: SurveyRun): string {
  run.responseId ??= newId();
  return run.responseId;
}

/** The words beside a choice that asks for some. */
export function wordsFor(run: SurveyRun, questionId: string, choice: string): string {
  return run.words.get(keyOf(questionId, choice)) ?? '';
}

/** Keeps the words beside a choice. */
export function sayWords(run: SurveyRun, questionId: string, choice: string, words: string): void {
  run.words.set(keyOf(questionId, choice), words);
}

/** A consent is given by saying yes, and what has parts by each but a number to call. */
function isGiven({ answers }: SurveyRun, question: Question): boolean {
  return answerKeysOf(question)
    .filter((key) => question.kind !== 'contact' || !key.endsWith('/phone'))
    .every(
      (key) => isAnswered(answers.get(key)) && !(question.kind === 'consent' && answers.get(key) === false),
    );
}

/** What a row of a matrix asks about, before its answer. */
function rowOf(rows: Question['rows'], key: string): string {
  const row = rows?.find(({ value }) => key.endsWith(`/${value}`));
  return row ? `${row.label}:` : '';
}

/** An answer with a choice that asks for words replaced by the words, where there are some. */
function inWords(run: SurveyRun, { id, options }: Question, key = id): FieldValue | undefined {
  const answer = run.answers.get(key);
  const replace = (value: string) => {
    const asksForWords = options?.some((option) => option.other && option.value === value);
    return (asksForWords && wordsFor(run, id, value).trim()) || value;
  };
  if (Array.isArray(answer)) return answer.map(replace);
  return typeof answer === 'string' ? replace(answer) : answer;
}

function keyOf(questionId: string, choice: string): string {
  return JSON.stringify([questionId, choice]);
}

/** A version 4 UUID; `crypto.randomUUID` is missing on pages without TLS. */
function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
