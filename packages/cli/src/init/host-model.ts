import type { Template } from '@partner-journey/client/mapping';
import type { Analyzed, Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import type { Roles } from './roles.js';
import type { Knowledge } from './sample.js';
import type { Understanding } from './understanding.js';
import { singular } from './words.js';

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

/** The field that holds the id of an item. */
export function idFieldOf(collection: Collection): Field | undefined {
  const fields = fieldsOf(collection);
  const forms = [
    /^id$/,
    new RegExp(`^${collection.name} id$`),
    /^(uid|uuid|guid|key|slug|code|number)$/,
    /^\S+ id$/,
  ];
  for (const form of forms) {
    const found = fields.find(({ words, values }) => form.test(words) && values.length > 0);
    if (found) return found;
  }
  return undefined;
}

/** The field by which things name one of others: by what it is called, else by what its values are. */
export function referenceTo(from: Collection, to: Collection): Field | undefined {
  const ids = new Set(idFieldOf(to)?.values.map(String));
  const fits = ({ values, isList }: Field) =>
    !isList && values.length > 0 && values.some((value) => ids.has(String(value)));
  const fields = fieldsOf(from).filter(fits);
  const references = fields.filter(({ isReference }) => isReference);
  const called = [...references, ...fields].find(
    ({ words }) => singular(words.replace(/ ids?$/, '')) === to.name,
  );
  return called ?? references.find(({ values }) => values.every((value) => ids.has(String(value))));
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
export function placeOf({ items, sample, parent, includedAs }: Collection): string {
  const within = parent
    ? `, within each ${parent.name}`
    : includedAs === undefined
      ? ''
      : ', sent along with it';
  return `${items.length} in GET ${sample.path}${within}`;
}
