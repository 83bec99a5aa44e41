import type { Answers, FieldValue, Question } from '@partner-journey/contract';
import type { SurveyRun } from '../survey-run.js';
import { answerKeysOf } from './answer-keys.js';
import { responseIdOf, sayWords } from './survey-answers.js';

/** A survey that was begun, as it is kept on the device. */
interface SurveyDraft {
  readonly responseId: string;
  readonly given: readonly (readonly [string, FieldValue])[];
  readonly words: readonly (readonly [string, string])[];
  readonly withoutName: boolean;
  /** The question somebody was at. */
  readonly questionId: string | undefined;
}

/** What is to be kept of a survey; undefined until something is answered. */
export function draftOf(run: SurveyRun): SurveyDraft | undefined {
  if (!run.hasBegun) return undefined;
  return {
    responseId: responseIdOf(run),
    given: [...run.given],
    words: [...run.words],
    withoutName: run.withoutName,
    questionId: run.question?.id,
  };
}

/** Everything that was answered, as one text: another one when something is different. */
export function saidIn({ given, words, withoutName }: SurveyRun): string {
  return JSON.stringify([[...given], [...words], withoutName]);
}

/** Puts a draft back into a survey nobody has begun yet; what does not look like one is left alone. */
export function takeDraft(run: SurveyRun, draft: unknown): boolean {
  if (run.hasBegun || !isDraft(draft)) return false;
  run.responseId = draft.responseId;
  run.withoutName = draft.withoutName;
  for (const [id, answer] of draft.given) run.given.set(id, answer);
  for (const [key, words] of draft.words) run.words.set(key, words);
  goTo(run, draft.questionId);
  return true;
}

/** Puts answers that were sent and refused back, at their last question. */
export function takeAnswers(run: SurveyRun, responseId: string, answers: Answers): void {
  run.responseId = responseId;
  for (const question of run.survey.questions) {
    for (const key of answerKeysOf(question))
      if (Object.hasOwn(answers, key)) run.answer(key, choiceOf(run, question, answers[key]!));
  }
  goTo(run, run.path.findLast((question) => answerKeysOf(question).some((key) => run.given.has(key)))?.id);
}

/** The choice that was answered: words that are none of the options stand beside the one that asks for words. */
function choiceOf(run: SurveyRun, { id, options }: Question, answer: FieldValue): FieldValue {
  const other = options?.find((option) => option.other)?.value;
  if (other === undefined) return answer;
  const choose = (value: string) => {
    if (options?.some((option) => option.value === value)) return value;
    sayWords(run, id, other, value);
    return other;
  };
  return Array.isArray(answer) ? answer.map(choose) : choose(String(answer));
}

function goTo(run: SurveyRun, questionId: string | undefined): void {
  while (run.question?.id !== questionId && !run.isLast) run.move(1);
}

function isDraft(value: unknown): value is SurveyDraft {
  const draft = value as Partial<SurveyDraft> | null;
  return (
    typeof draft === 'object' &&
    typeof draft?.responseId === 'string' &&
    Array.isArray(draft.given) &&
    Array.isArray(draft.words)
  );
}
