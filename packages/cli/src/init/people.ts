import type { Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import { idFieldOf, type HostModel } from './host-model.js';
import { listsOfPeople, nameExpression, organizationNames, pathOf } from './joins.js';
import { isText } from './signs.js';
import { singular } from './words.js';

/** Who does a thing or answers for it, in English words, the most telling first. */
const personNames: readonly RegExp[] = [
  /^(assignees?|assigned( to| user| person)?)$/,
  /^(responsible( (person|user))?|owner|performer|assignee \S+|\S+ (assignee|owner)|executor|in charge)$/,
  /\b(assignees?|responsible|owner)\b/,
  /^(user|person|member|contact|people|people assigned|agent|employee)$/,
];
/** Who wrote it down, changed it or only watches does not do it. */
const bystanders =
  /\b(created|creator|author|updated|modified|changed|requester|submitter|reporter|followers?|watchers?|collaborators?|by)\b/;

/** A person: the expression that finds them, and in what it finds their id and name. */
export interface PersonJoin {
  readonly each: string;
  readonly id: string;
  readonly name: string;
  /** Where they stand, in words. */
  readonly from: string;
  /** Whether nothing but the name is known. */
  readonly isName?: boolean;
}

/** Who does a thing, or answers for it: within it, in another list, or by their name alone. */
export function personOf(collection: Collection, model: HostModel): PersonJoin | undefined {
  const found = [
    ...fieldsOf(collection).flatMap((field) => personAt(field, collection, model) ?? []),
    ...peopleWithin(collection, model),
  ];
  return found.sort((a, b) => a.rank - b.rank)[0]?.person;
}

interface Ranked {
  readonly person: PersonJoin;
  readonly rank: number;
}

function personAt(field: Field, collection: Collection, model: HostModel): Ranked | undefined {
  const called = field.words.replace(/ ?\bids?$/, '').replace(/^(to|rel) /, '');
  if (bystanders.test(called) || field.values.length === 0) return undefined;
  const rank = personNames.findIndex((form) => form.test(called) || form.test(singular(called)));
  const isNear = rank >= 0 && rank < personNames.length;
  const hasId = / id$/.test(field.words) || field.name === 'value';
  const within = isNear && hasId ? personWithin(field, collection) : undefined;
  const person = within ?? personElsewhere(field, model) ?? (isNear ? personByName(field) : undefined);
  if (!person) return undefined;
  return { person, rank: (rank < 0 ? personNames.length : rank) + (person.isName === true ? 2 : 0) };
}

/** A person in an object of the thing, with a name beside the id. */
function personWithin(field: Field, collection: Collection): PersonJoin | undefined {
  const at = field.expression.lastIndexOf('.');
  if (at < 0) return undefined;
  const prefix = field.expression.slice(0, at + 1);
  const name = nameBeside(collection, prefix);
  if (name === undefined) return undefined;
  const each = prefix.slice(0, -1);
  return { each, id: field.expression.slice(at + 1), name, from: each };
}

/** What reads as the name of what a field has the id of. */
function nameBeside(collection: Collection, prefix: string): string | undefined {
  const beside = fieldsOf(collection).filter(
    ({ expression }) => expression.startsWith(prefix) && !expression.slice(prefix.length).includes('.'),
  );
  const shown = beside.find(({ name }) => /^(display_?value|displayName|full_?name|label|text)$/i.test(name));
  return shown?.expression.slice(prefix.length) ?? nameExpression(collection, prefix);
}

/** A person of whom nothing is known but the name: it is the id as well. */
function personByName({ expression, values }: Field): PersonJoin | undefined {
  const isName = values.every((value) => /^\p{Lu}\S* \p{Lu}\S*( \p{Lu}\S*)?$/u.test(String(value)));
  return isName ? { each: expression, id: '$', name: '$', from: expression, isName } : undefined;
}

/** A person in another list, whom the thing names by the id. */
function personElsewhere(field: Field, { collections }: HostModel): PersonJoin | undefined {
  if (field.words === 'id') return undefined;
  const people = collections.find(
    (one) => listsOfPeople.test(one.name) && one.isList && one.parent === undefined && holds(one, field),
  );
  const id = people && idFieldOf(people);
  const name = people && nameExpression(people);
  if (!people || !id || name === undefined) return undefined;
  const isMany = field.isList || field.isWithinList;
  const found = `${pathOf(people)}[${id.expression} ${isMany ? 'in' : '='} $one]`;
  const each = `($one := ${field.expression}; ${isMany ? `$all.${found}` : `($all.${found})[0]`})`;
  return { each, id: id.expression, name, from: `${field.expression} → GET ${people.sample.path}` };
}

function holds(people: Collection, { values }: Field): boolean {
  const ids = new Set(idFieldOf(people)?.values.map(String));
  return values.every((value) => ids.has(String(value)));
}

/** Those who do a thing, where it holds a list of them. */
function peopleWithin(collection: Collection, { collections }: HostModel): readonly Ranked[] {
  return collections.flatMap((people) => {
    if (people.parent !== collection || bystanders.test(people.name)) return [];
    const rank = personNames.findIndex((form) => form.test(people.name));
    const id = idFieldOf(people);
    const name = nameExpression(people);
    if (rank < 0 || !id || name === undefined) return [];
    const { expression } = people;
    return [{ rank, person: { each: expression, id: id.expression, name, from: expression } }];
  });
}

/** The organization that something belongs to. Expressions are asked where `before` leads to it. */
export interface OrganizationJoin {
  readonly id: string;
  readonly name: string;
  readonly from: string;
}

/** The organization that something belongs to: within it, beside it, or in another list. */
export function organizationOf(
  collection: Collection,
  before: string,
  model: HostModel,
): OrganizationJoin | undefined {
  const own = idFieldOf(collection);
  const fields = fieldsOf(collection).filter((field) => field !== own && field.values.length > 0);
  for (const field of fields) {
    const found =
      organizationWithin(field, collection, before) ?? organizationElsewhere(field, before, model);
    if (found) return found;
  }
  return collection.isList ? undefined : organizationAlone(collection, model);
}

function isOrganization(words: string): boolean {
  const called = words.replace(/ ?\b(sys )?ids?$/, '').replace(/^to /, '');
  return (
    organizationNames.test(called) ||
    organizationNames.test(called.split(' ').at(-1) ?? '') ||
    organizationNames.test(called.split(' ').slice(-2).join(' '))
  );
}

function organizationWithin(
  field: Field,
  collection: Collection,
  before: string,
): OrganizationJoin | undefined {
  if (!/\bid$/.test(field.words) && !/^(value|sys_id)$/.test(field.name)) return undefined;
  if (!isOrganization(field.words)) return undefined;
  const at = field.expression.lastIndexOf('.');
  const prefix = field.expression.slice(0, at + 1);
  const called = field.words.replace(/ ?\b(sys )?id$/, '');
  const beside = fieldsOf(collection).find(
    (one) => isText(one) && [`${called} name`, `${called} title`].includes(one.words),
  );
  const name =
    beside?.expression ?? (at < 0 ? undefined : withPrefix(nameBeside(collection, prefix), prefix));
  if (name === undefined) return undefined;
  return {
    id: `${before}${field.expression}`,
    name: `${before}${name}`,
    from: prefix.slice(0, -1) || field.expression,
  };
}

function withPrefix(name: string | undefined, prefix: string): string | undefined {
  return name === undefined ? undefined : `${prefix}${name}`;
}

function organizationElsewhere(
  field: Field,
  before: string,
  { collections }: HostModel,
): OrganizationJoin | undefined {
  if (!field.isReference && !isOrganization(field.words)) return undefined;
  const other = collections.find((one) => organizationNames.test(one.name) && holdsAny(one, field));
  const id = other && idFieldOf(other);
  const name = other && nameExpression(other);
  if (!other || !id || name === undefined) return undefined;
  const reference = `${before}${field.expression}`;
  const found = other.isList ? `(${pathOf(other)}[${id.expression} = $one])[0]` : pathOf(other);
  return {
    id: reference,
    name: `($one := ${reference}; ${found}.(${name}))`,
    from: `${field.expression} → GET ${other.sample.path}`,
  };
}

function holdsAny(one: Collection, { values }: Field): boolean {
  const ids = new Set(idFieldOf(one)?.values.map(String));
  return values.some((value) => ids.has(String(value)));
}

/** Nothing names it, and there is one only. */
function organizationAlone(collection: Collection, { collections }: HostModel): OrganizationJoin | undefined {
  const all = collections.filter((one) => organizationNames.test(one.name) && one.items.length === 1);
  const other = all.find(({ sample }) => sample === collection.sample) ?? all.find((one) => !one.parent);
  const id = other && idFieldOf(other);
  const name = other && nameExpression(other);
  if (!other || !id || name === undefined || other === collection) return undefined;
  const path = pathOf(other);
  return {
    id: `${path}.${id.expression}`,
    name: `${path}.(${name})`,
    from: `GET ${other.sample.path}, the only one`,
  };
}
