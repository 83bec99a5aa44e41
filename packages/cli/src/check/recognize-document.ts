import type { DocumentName } from './document-checks.js';

const names: readonly DocumentName[] = [
  ...(['session', 'journeys', 'journey', 'history', 'resources', 'surveys', 'feedback'] as const),
  ...(['updates', 'insights', 'receipts', 'problem'] as const),
];

/** Members that only this document has. */
const bySign: readonly (readonly [DocumentName | 'mapping', readonly string[]])[] = [
  ['mapping', ['mapping', 'reads']],
  ['session', ['viewer']],
  ['session', ['capabilities']],
  ['journey', ['stages']],
  ['insights', ['metrics']],
  ['receipts', ['receipts']],
];

/** Members that only the items of this list have. */
const byItem: readonly (readonly [DocumentName, string])[] = [
  ['surveys', 'questions'],
  ['surveys', 'askAt'],
  ['resources', 'url'],
  ['updates', 'body'],
  ['feedback', 'summary'],
  ['history', 'kind'],
  ['journeys', 'title'],
];

/** Which document a file holds: by its name, such as `journey-2.json`, else by its members. */
export function recognizeDocument(fileName: string, document: unknown): DocumentName | 'mapping' | undefined {
  const members = membersOf(document);
  if ('mapping' in members && 'reads' in members) return 'mapping';
  const word = /^[a-z]+/.exec(fileName.toLowerCase())?.[0];
  const named = names.find((name) => name === word);
  if (named) return named;
  const sign = bySign.find(([, all]) => all.every((member) => member in members));
  if (sign) return sign[0];
  const [first] = Array.isArray(members['items']) ? (members['items'] as readonly unknown[]) : [];
  return byItem.find(([, member]) => member in membersOf(first))?.[0];
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
