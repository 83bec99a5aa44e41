import type { Question } from '../schemas/survey.js';

/** What a contact is made of; a number to call is never asked for by force. */
export const contactParts = ['name', 'email', 'phone'] as const;

/** The names under which the answers to a question stand: its id, or one for each of its parts. */
export function answerKeysOf({ id, kind, rows }: Pick<Question, 'id' | 'kind' | 'rows'>): readonly string[] {
  if (kind === 'matrix' && rows) return rows.map(({ value }) => `${id}/${value}`);
  return kind === 'contact' ? contactParts.map((part) => `${id}/${part}`) : [id];
}
