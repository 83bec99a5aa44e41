import type { Question } from '@partner-journey/contract';

/** The names under which the answers to a question are sent, as the contract has them: its id, or one for each of its parts. */
export function answerKeysOf({ id, kind, rows }: Question): readonly string[] {
  if (kind === 'matrix' && rows) return rows.map(({ value }) => `${id}/${value}`);
  return kind === 'contact' ? ['name', 'email', 'phone'].map((part) => `${id}/${part}`) : [id];
}
