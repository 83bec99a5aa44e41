import type { Answers, ContractIssue, Question, Survey } from '@partner-journey/contract';
import { answerKeysOf } from '@partner-journey/contract/rules';

type Answer = Answers[string];

const maxCharacters = 10_000;

/** What of the answers does not fit the questions; paths point into the change. Answers are never repeated. */
export function checkAnswers(survey: Survey, answers: Answers): ContractIssue[] {
  const questions = new Map(
    survey.questions.flatMap((question) => answerKeysOf(question).map((key) => [key, question] as const)),
  );
  return Object.entries(answers).flatMap(([id, answer]) => {
    const question = questions.get(id);
    const expected = question ? expectation(question, answer) : 'a question of this survey';
    const got = Array.isArray(answer) ? 'a list' : `a ${typeof answer}`;
    return expected === undefined ? [] : [{ path: `/payload/answers/${id}`, expected, got }];
  });
}

/** What an answer should have been; undefined when it is. */
function expectation(question: Question, answer: Answer): string | undefined {
  if (isTooLong(answer)) return `at most ${maxCharacters} characters`;
  switch (question.kind) {
    case 'scale':
      return fitsScale(question, answer) ? undefined : 'a step of the scale';
    case 'choice':
    case 'matrix':
      return typeof answer === 'string' && isOption(question, answer) ? undefined : 'one of the options';
    case 'choices':
    case 'rank':
      return Array.isArray(answer) && answer.every((one) => isOption(question, one))
        ? undefined
        : 'some of the options';
    case 'consent':
      return typeof answer === 'boolean' ? undefined : 'yes or no';
    case 'text':
    case 'contact':
      return typeof answer === 'string' ? undefined : 'a text';
    case 'date':
      return typeof answer === 'string' && isDay(answer) ? undefined : 'a day, such as 2026-05-12';
    default:
      return undefined;
  }
}

function isDay(answer: string): boolean {
  const date = new Date(`${answer}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(answer) && answer.length === 10;
}

function fitsScale({ scale }: Question, answer: Answer): boolean {
  const isWhole = typeof answer === 'number' && Number.isInteger(answer);
  return (
    isWhole &&
    (!scale || (answer >= Math.min(scale.from, scale.to) && answer <= Math.max(scale.from, scale.to)))
  );
}

/** Where one of the options asks for words, any words are one. */
function isOption({ options }: Question, value: string): boolean {
  return !options || options.some((option) => option.value === value || option.other === true);
}

function isTooLong(answer: Answer): boolean {
  const length = (text: string | number | boolean) => (typeof text === 'string' ? text.length : 0);
  return Array.isArray(answer)
    ? answer.some((one) => length(one) > maxCharacters)
    : length(answer) > maxCharacters;
}
