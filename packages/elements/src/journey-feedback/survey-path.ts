import type { FieldValue, Question } from '@partner-journey/contract';

/** Answers by the id of their question. A map, because ids are the host's and may be any word. */
type AnswerMap = ReadonlyMap<string, FieldValue>;

/** Whether an answer says anything. */
export function isAnswered(answer: FieldValue | undefined): boolean {
  if (typeof answer === 'string') return answer.trim() !== '';
  return Array.isArray(answer) ? answer.length > 0 : answer !== undefined;
}

/** The question that follows: the first branch that fits the answer, else the next one; undefined at the end. */
export function questionAfter(
  questions: readonly Question[],
  question: Question,
  answer: FieldValue | undefined,
): Question | undefined {
  const goTo = question.next?.find(({ when }) => fits(when, answer))?.goTo;
  if (goTo === 'end') return undefined;
  return questions.find(({ id }) => id === goTo) ?? questions[questions.indexOf(question) + 1];
}

/** The questions from first to last as the answers lead; a survey that leads back to itself ends there. */
export function pathThrough(questions: readonly Question[], answers: AnswerMap): readonly Question[] {
  const path = new Set<Question>();
  let question = questions[0];
  while (question && !path.has(question)) {
    path.add(question);
    question = questionAfter(questions, question, answers.get(question.id));
  }
  return [...path];
}

type Condition = NonNullable<Question['next']>[number]['when'];

function fits(when: Condition, answer: FieldValue | undefined): boolean {
  if (Object.keys(when).length === 0) return true;
  if (answer === undefined) return false;
  if (when.in && !when.in.some((wanted) => equals(wanted, answer))) return false;
  if (when.min === undefined && when.max === undefined) return true;
  const number = Number(answer);
  return number >= (when.min ?? -Infinity) && number <= (when.max ?? Infinity);
}

/** A list of choices fits when one of them does. */
function equals(wanted: FieldValue, answer: FieldValue): boolean {
  if (!Array.isArray(answer)) return String(wanted) === String(answer);
  return [wanted].flat().some((value) => answer.includes(String(value)));
}
