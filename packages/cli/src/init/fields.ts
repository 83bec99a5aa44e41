import type { Collection } from './collections.js';
import { isObject, quoted, wordsOf } from './words.js';

/** A member of the items of a collection. */
export interface Field {
  /** Expression that finds it in an item. */
  readonly expression: string;
  /** Its own name, and the same as words; of a member of a member, both. */
  readonly name: string;
  readonly words: string;
  /** What it holds: nothing left out, nothing repeated. */
  readonly values: readonly unknown[];
  /** Whether it is a list of plain values. */
  readonly isList: boolean;
  /** Whether it names another thing by its id. */
  readonly isReference: boolean;
}

/** The plain members of the items, those of objects in them too. */
export function fieldsOf({ items, isJsonApi, isList }: Collection): readonly Field[] {
  const found = new Map<
    string,
    { field: Omit<Field, 'values' | 'isList'>; values: unknown[]; isList: boolean }
  >();
  const note = (field: Omit<Field, 'values' | 'isList'>, value: unknown) => {
    const known = found.get(field.expression) ?? { field, values: [], isList: false };
    found.set(field.expression, known);
    if (Array.isArray(value)) known.isList = true;
    else if (value !== null && value !== undefined && value !== '') known.values.push(value);
  };
  for (const item of items) {
    const { relationships, attributes, ...own } = item;
    const members = isJsonApi && isObject(attributes) ? { id: own['id'] } : item;
    noteMembers(members, '', { before: '', isList }, note);
    if (isJsonApi && isObject(attributes))
      noteMembers(attributes, 'attributes.', { before: '', isList }, note);
    if (isJsonApi && isObject(relationships)) noteRelations(relationships, note);
  }
  return [...found.values()].map(({ field, values, isList }) => ({
    ...field,
    isList,
    values: [...new Set(values)],
  }));
}

type Note = (field: Omit<Field, 'values' | 'isList'>, value: unknown) => void;

function noteMembers(
  members: Readonly<Record<string, unknown>>,
  prefix: string,
  { before, isList }: { readonly before: string; readonly isList: boolean },
  note: Note,
): void {
  for (const [name, value] of Object.entries(members)) {
    const expression = `${prefix}${quoted(name)}`;
    const own = wordsOf(name).replace(/^(ids?) (.+)$/, '$2 $1');
    const words = `${before} ${own}`.trim();
    if (isObject(value)) {
      if (before === '')
        noteMembers(
          value,
          `${expression}.`,
          { before: isOnlyAround(name, isList) ? '' : words, isList },
          note,
        );
    } else if (!Array.isArray(value) || value.every((one) => typeof one !== 'object')) {
      note(
        { expression, name, words, isReference: before === '' && / ?ids?$/.test(words) && words !== 'id' },
        value,
      );
    }
  }
}

/** Whether a member only holds others together, as HAL has it, or as an answer about the viewer does. */
function isOnlyAround(name: string, isList: boolean): boolean {
  return /^_(embedded|links)$/.test(name) || (!isList && /^(viewer|(current )?user)$/.test(wordsOf(name)));
}

function noteRelations(relationships: Readonly<Record<string, unknown>>, note: Note): void {
  for (const [name, relation] of Object.entries(relationships)) {
    const data = isObject(relation) ? relation['data'] : undefined;
    if (!isObject(data)) continue;
    const expression = `relationships.${quoted(name)}.data.id`;
    note({ expression, name, words: `${wordsOf(name)} id`, isReference: true }, data['id']);
  }
}

/** Whether every value passes, and there is one. */
export function all(values: readonly unknown[], passes: (value: unknown) => boolean): boolean {
  return values.length > 0 && values.every(passes);
}
