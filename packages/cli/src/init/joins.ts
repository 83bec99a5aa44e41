import type { Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import { idFieldOf, referenceTo, type HostModel } from './host-model.js';
import { isObject, quoted, singular, wordsOf } from './words.js';

/** Things that belong to another thing: the expression that finds them, asked of one item of it. */
export interface Join {
  readonly each: string;
  readonly why: string;
}

/** How the items of a list are put in order; empty: they stay as they come. */
function orderOf(collection: Collection): string {
  const form =
    /^(sort|pos|position|order|rank|sequence|seq|index|ordinal|weight|number)( (order|number|index))?$/;
  const field = fieldsOf(collection).find(
    ({ words, values }) =>
      form.test(words) && values.length > 0 && values.every((value) => typeof value === 'number'),
  );
  return field ? `^(${field.expression})` : '';
}

/** Finds the items of `child` that belong to the item of `parent` at hand. `place` leads to it; empty: it is the item. */
export function joinOf(parent: Collection, child: Collection, place = ''): Join | undefined {
  const before = place === '' ? '' : `${place}.`;
  if (child.parent === parent) {
    return {
      each: `${before}${child.expression}${orderOf(child)}`,
      why: `each ${parent.name} holds its ${child.name}s`,
    };
  }
  const id = idFieldOf(child);
  const all = place === '' ? '$all.' : '';
  const owner = idFieldOf(parent);
  const reference = referenceTo(child, parent);
  if (reference && owner) {
    const found = withCondition(child, `${reference.expression} = $one`);
    const each = `($one := ${before}${owner.expression}; ${all}${found}${orderOf(child)})`;
    return { each, why: `their ${reference.words} is the ${owner.words} of a ${parent.name}` };
  }
  const relation = relationTo(parent, child);
  if (relation && id) {
    const found = withCondition(child, `${id.expression} in $ids`);
    const each = `($ids := ${before}relationships.${quoted(relation)}.data.id; ${all}${found}${orderOf(child)})`;
    return { each, why: `a ${parent.name} names them in its relationship ${relation}` };
  }
  return undefined;
}

/** The list with one more condition in its brackets. */
function withCondition({ expression }: Collection, condition: string): string {
  return expression.endsWith(']')
    ? `${expression.slice(0, -1)} and ${condition}]`
    : `${expression}[${condition}]`;
}

/** The relationship by which things name many of others, as JSON:API has it. */
function relationTo({ items, isJsonApi }: Collection, child: Collection): string | undefined {
  if (!isJsonApi) return undefined;
  for (const { relationships } of items) {
    for (const [name, relation] of Object.entries(isObject(relationships) ? relationships : {})) {
      const data = isObject(relation) ? relation['data'] : undefined;
      const [first] = Array.isArray(data) ? (data as readonly unknown[]) : [];
      if (isObject(first) && singular(wordsOf(String(first['type']))) === child.name) return name;
    }
  }
  return undefined;
}

const personNames =
  /^(assignees?|assigned( to)?|owner|responsible( person)?|user|person|member|contact|assigned user)$/;

/** A person: the expression that finds them, and in what it finds their id and name. */
export interface PersonJoin {
  readonly each: string;
  readonly id: string;
  readonly name: string;
  /** Where they stand, in words. */
  readonly from: string;
}

/** Who does a thing, or answers for it: within it, or in another list. */
export function personOf(collection: Collection, model: HostModel): PersonJoin | undefined {
  return personWithin(collection) ?? personElsewhere(collection, model);
}

function personWithin(collection: Collection): PersonJoin | undefined {
  const fields = fieldsOf(collection);
  for (const { expression, words, isReference } of fields) {
    const inner = /^(\S+(?: \S+)?) id$/.exec(words)?.[1];
    if (!expression.endsWith('.id') || isReference || inner === undefined || !personNames.test(inner))
      continue;
    const each = expression.slice(0, -'.id'.length);
    const name = fields.find(
      (one) => one.expression.startsWith(`${each}.`) && / (name|full ?name|display ?name)$/.test(one.words),
    );
    if (name) return { each, id: 'id', name: name.expression.slice(each.length + 1), from: each };
  }
  return undefined;
}

/** Those who do a thing, where it holds a list of them. */
export function peopleWithin(collection: Collection, { collections }: HostModel): PersonJoin | undefined {
  const people = collections.find(({ parent, name }) => parent === collection && personNames.test(name));
  const id = people && idFieldOf(people);
  const name = people && nameExpression(people);
  if (!people || !id || name === undefined) return undefined;
  return { each: people.expression, id: id.expression, name, from: people.expression };
}

/** What lists of people are called. */
export const listsOfPeople = /^(user|person|people|member|employee|contact|staff)$/;

function personElsewhere(collection: Collection, { collections }: HostModel): PersonJoin | undefined {
  const references = fieldsOf(collection).filter(({ isReference }) => isReference);
  for (const field of references.filter(({ words }) => personNames.test(words.replace(/ id$/, '')))) {
    const people = collections.find((one) => listsOfPeople.test(one.name) && one.isList && holds(one, field));
    const id = people && idFieldOf(people);
    const name = people && nameExpression(people);
    if (!people || !id || name === undefined) continue;
    const each = `($one := ${field.expression}; $all.${withCondition(people, `${id.expression} = $one`)})`;
    return { each, id: id.expression, name, from: `${field.expression} → GET ${people.sample.path}` };
  }
  return undefined;
}

function holds(people: Collection, { values }: Field): boolean {
  const ids = new Set(idFieldOf(people)?.values.map(String));
  return values.some((value) => ids.has(String(value)));
}

/** What finds the name of a person or an organization in an item. */
export function nameExpression(collection: Collection): string | undefined {
  const fields = fieldsOf(collection);
  const find = (form: RegExp) =>
    fields.find(({ words, values }) => form.test(words) && values.length > 0)?.expression;
  const [first, last] = [find(/^(first|given) ?name$/), find(/^(last|family) ?name$|^surname$/)];
  const whole = find(/^(full ?name|display ?name)$/) ?? find(/^(name|title)$/);
  if (whole !== undefined) return whole;
  if (first !== undefined && last !== undefined) return `${first} & ' ' & ${last}`;
  return first ?? last ?? find(/^(user ?name|login|label)$/);
}

/** What hosts call the organization of a partner. */
export const organizationNames = /^(company|organi[sz]ation|account|partner|customer|client|tenant|agency)$/;

/** The organization that something belongs to: within it, or in another list. Expressions are asked where `before` leads to it. */
export function organizationOf(
  collection: Collection,
  before: string,
  { collections }: HostModel,
): { readonly id: string; readonly name: string; readonly from: string } | undefined {
  const form = organizationNames;
  const fields = fieldsOf(collection);
  for (const { words, expression, isReference } of fields) {
    if (!/ (id|uid|uuid|guid)$/.test(words)) continue;
    const called = words.replace(isReference ? / id$/ : /( \S+ id| \w*id)$/, '');
    if (!form.test(called)) continue;
    const outer = expression.split('.').slice(0, -1).join('.');
    const name = fields.find((one) =>
      isReference
        ? [`${called} name`, `${called} title`].includes(one.words)
        : one.expression.startsWith(`${outer}.`) && / (name|title)$/.test(one.words),
    );
    if (name)
      return { id: `${before}${expression}`, name: `${before}${name.expression}`, from: outer || expression };
  }
  for (const field of fields.filter(({ isReference }) => isReference)) {
    const other = collections.find(
      (one) => form.test(one.name) && one.isList && singular(field.words.replace(/ id$/, '')) === one.name,
    );
    const id = other && idFieldOf(other);
    const name = other && nameExpression(other);
    if (!other || !id || name === undefined) continue;
    const found = withCondition(other, `${id.expression} = $one`);
    const reference = `${before}${field.expression}`;
    return {
      id: reference,
      name: `($one := ${reference}; ${found}.(${name}))`,
      from: `${field.expression} → GET ${other.sample.path}`,
    };
  }
  return undefined;
}
