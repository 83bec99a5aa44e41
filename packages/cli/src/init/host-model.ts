import type { Template } from '@partner-journey/client/mapping';
import type { Analyzed, Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import type { Roles } from './roles.js';
import type { Knowledge } from './sample.js';
import type { Understanding } from './understanding.js';
import { englishOf, isShortFor, singular } from './words.js';

/** A part of a template whose members are added one by one. */
export type Members = Record<string, Template>;

/** All that proposals are made of. */
export interface HostModel {
  readonly knowledge: Knowledge;
  readonly analyzed: readonly Analyzed[];
  readonly collections: readonly Collection[];
  readonly roles: Roles;
  readonly understanding: Understanding;
}

/** The field that holds the id of an item: by what it is called, and by no two items having the same. */
export function idFieldOf(collection: Collection): Field | undefined {
  const { items, isList, name, parent } = collection;
  const fields = fieldsOf(collection).filter(
    ({ values, count, ...field }) =>
      !field.isList &&
      !field.isWithinList &&
      values.length > 0 &&
      values.every(isPlain) &&
      (!isList || (count === items.length && (parent !== undefined || values.length === count))),
  );
  const ranked = fields
    .map((field, index) => ({ field, rank: idRank(field, name) - index / 100 - field.depth }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank);
  return ranked[0]?.field;
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'number';

function idRank({ words, core }: Field, name: string): number {
  if (words === 'id') return 10;
  if (words === `${name} id` || /^(sys|object|record|external|pk|row) id$/.test(words)) return 9;
  if (core === 'id' || /^(user|me|person|member|contact|employee) (sys )?id$/.test(words)) return 8;
  if (/ id$/.test(core)) return 5;
  return /^(key|slug|code|number|username|login|ref|reference)$/.test(core) ? 3 : 0;
}

/** How things name one of others. */
export interface Reference {
  /** Where they name it. */
  readonly field: Field;
  /** What they name it by: its id, or a key it has besides. */
  readonly names: Field;
}

/** How things name one of others: by its id, else by a key that it has besides, such as `ONB-7`. */
export function referenceTo(from: Collection, to: Collection): Reference | undefined {
  if (from === to) return undefined;
  const [field, names] = [idReferenceTo(from, to), idFieldOf(to)];
  return field && names ? { field, names } : keyReferenceTo(from, to);
}

function keyReferenceTo(from: Collection, to: Collection): Reference | undefined {
  const keys = fieldsOf(to).filter(
    ({ words, values, count, isWithinList }) =>
      /^(key|code|slug|number|ref|reference)$/.test(words) &&
      !isWithinList &&
      count === to.items.length &&
      values.length === count &&
      values.every(isDistinctive),
  );
  const own = idFieldOf(from)?.expression;
  for (const names of keys) {
    const known = new Set(names.values);
    const field = fieldsOf(from).find(
      ({ expression, values }) =>
        ![own, names.expression].includes(expression) &&
        values.length > 0 &&
        values.every((value) => known.has(value)),
    );
    if (field) return { field, names };
  }
  return undefined;
}

/** The field by which things name others by their ids: by what it is called, else by what its values are. */
function idReferenceTo(from: Collection, to: Collection): Field | undefined {
  const id = idFieldOf(to);
  const own = idFieldOf(from);
  if (!id) return undefined;
  const ids = new Set(id.values.map(String));
  const fits = ({ values, expression }: Field) =>
    expression !== own?.expression &&
    values.length > 0 &&
    values.every(isPlain) &&
    values.some((value) => ids.has(String(value)));
  const fields = fieldsOf(from).filter(fits);
  const called = fields.find((field) => isCalledLike(field, id, to));
  const every = (field: Field) => field.values.every((value) => ids.has(String(value)));
  return (
    called ?? fields.find((field) => every(field) && (field.isReference || field.values.every(isDistinctive)))
  );
}

/** Whether the address of things has the id of another one in it, as that of `/courses/90/modules` has of a course. */
export function standsIn(below: Collection, above: Collection): boolean {
  return below.parent === undefined && idInAddress(below.sample.path, above) !== undefined;
}

/** Which part of an address is the id of one of these things. */
export function idInAddress(path: string, above: Collection): number | undefined {
  const ids = new Set(idFieldOf(above)?.values.map(String));
  const parts = path.split('?')[0]!.split('/');
  const at = parts.findIndex(
    (part, index) => ids.has(part) && singular(englishOf(parts[index - 1] ?? '')) === above.name,
  );
  return at < 0 ? undefined : at;
}

/** Whether the name of a reference says what it names. */
function isCalledLike(
  { words, name, isReference }: Field,
  id: Field,
  { name: called, ownName }: Collection,
): boolean {
  if (id.name !== 'id' && id.words !== 'id' && id.name === name) return true;
  const bare = words.replace(/ ids?$/, '');
  const squeezed = (text: string) => singular(text).replaceAll(' ', '');
  if ([called, ownName].some((one) => squeezed(one) === squeezed(bare))) return true;
  if (words.endsWith(` ${called}`) || /^(parent|epic)( id)?$/.test(words)) return true;
  if (!isReference && bare === words) return false;
  const last = bare.split(' ').at(-1) ?? '';
  return [...called.split(' '), ...ownName.split(' ')].some(
    (word) => isShortFor(last, word) || singular(last) === singular(word),
  );
}

/** Small numbers and words come up everywhere; what is long and has a digit in it hardly does. */
function isDistinctive(value: unknown): boolean {
  const text = String(value);
  return text.length > 3 && /\d/.test(text) && !/^\d{4}-\d\d-\d\d|^20\d\d$/.test(text);
}

/** Puts a member into a template by its path, such as `completed.at`. */
export function setMember(members: Members, path: string, template: Template): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) members[first] = template;
  else {
    const inner = (members[first] ?? {}) as Members;
    members[first] = inner;
    setMember(inner, rest.join('.'), template);
  }
}

/** Words for how many things there are and where. */
export function placeOf({ items, sample, parent, isBeside }: Collection): string {
  const within = parent ? `, within each ${parent.name}` : isBeside ? ', sent along with it' : '';
  return `${items.length} in GET ${sample.path}${within}`;
}
