import type { Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import { idFieldOf, referenceTo, standsIn, type HostModel, type Reference } from './host-model.js';
import { signsOf } from './signs.js';

/** Things that belong to another thing: the expression that finds them, asked of one item of it. */
export interface Join {
  readonly each: string;
  readonly why: string;
}

/** How the items of a list are put in order; empty: they stay as they come. */
function orderOf(collection: Collection): string {
  const form =
    /(^|\b)(sort|pos|position|order|rank|sequence|seq|index|ordinal|weight|number)( (order|number|index))?$/;
  const isNumber = (value: unknown) => /^\d+(\.\d+)?$/.test(String(value));
  const field = fieldsOf(collection).find(
    ({ words, core, values, count, depth }) =>
      (form.test(words) || form.test(core)) &&
      depth === 0 &&
      values.every(isNumber) &&
      values.length === count,
  );
  if (!field || field === idFieldOf(collection)) return '';
  return field.values.every((value) => typeof value === 'number')
    ? `^(${field.expression})`
    : `^($number(${field.expression}))`;
}

/** Finds the items of `child` that belong to the item of `parent` at hand. `place` leads to it; empty: it is the item. */
export function joinOf(parent: Collection, child: Collection, place = ''): Join | undefined {
  const before = place === '' ? '' : `${place}.`;
  if (child.parent === parent) {
    const why = `each ${parent.name} holds its ${child.name}s`;
    return { each: `${before}${child.expression}${orderOf(child)}`, why };
  }
  const all = place === '' ? '$all.' : '';
  const above = referenceTo(child, parent);
  if (above) {
    const { field: reference, names: owner } = above;
    const found = withCondition(pathOf(child), conditionOn(reference, owner));
    const one = isSameType(reference, owner)
      ? `${before}${owner.expression}`
      : `$string(${before}${owner.expression})`;
    const each = `($one := ${one}; ${all}${found}${orderOf(child)})`;
    return { each, why: `their ${reference.words} is the ${owner.words} of a ${parent.name}` };
  }
  const below = referenceTo(parent, child);
  if (below) {
    const { field: list, names: id } = below;
    const found = withCondition(pathOf(child), `${id.expression} in $ids`);
    const each = `($ids := ${before}${list.expression}; ${all}${found}${orderOf(child)})`;
    return { each, why: `a ${parent.name} names them in its ${list.words}` };
  }
  if (standsIn(child, parent))
    return {
      each: `${all}${pathOf(child)}${orderOf(child)}`,
      why: `they are asked for below a ${parent.name}`,
    };
  return undefined;
}

/** The condition that a thing names the one at hand; ids are numbers here and text there, in some hosts. */
function conditionOn(reference: Field, owner: Field): string {
  const { expression, isList, isWithinList } = reference;
  const isMany = isList || isWithinList;
  if (isSameType(reference, owner)) return isMany ? `$one in ${expression}` : `${expression} = $one`;
  return isMany ? `$one in ${expression}.$string()` : `$string(${expression}) = $one`;
}

function isSameType(one: Field, other: Field): boolean {
  return typeof one.values[0] === typeof other.values[0];
}

/** The expression that finds all of them in the answers, wherever they stand. */
export function pathOf({ expression, parent }: Collection): string {
  return parent ? `${pathOf(parent)}.${expression}` : expression;
}

/** The list with one more condition in its brackets. */
function withCondition(expression: string, condition: string): string {
  return `${expression}[${condition}]`;
}

/** What another list says of each thing: of records of what became of it, one for each. */
export function fieldsBeside(collection: Collection, { collections }: HostModel): readonly Field[] {
  return collections.flatMap((other) => {
    const above = recordReference(other, collection);
    if (!above) return [];
    const { field: reference, names: id } = above;
    const record = withCondition(pathOf(other), `${reference.expression} = $one`);
    return fieldsOf(other)
      .filter((field) => field !== reference && field !== idFieldOf(other) && !field.isWithinList)
      .map((field) => ({
        ...field,
        expression: `($one := ${id.expression}; ($all.${record})[0].${field.expression})`,
        depth: field.depth + 1,
        isReference: false,
      }));
  });
}

/** How things that are records of others name them: one of each, and without a name of their own. */
export function recordReference(other: Collection, collection: Collection): Reference | undefined {
  if (other === collection || !other.isList || other.parent === collection || signsOf(other).hasTitle)
    return undefined;
  const reference = referenceTo(other, collection);
  const isOneEach =
    reference && !reference.field.isList && reference.field.values.length === other.items.length;
  return isOneEach && other.items.length > 1 ? reference : undefined;
}

/** What hosts call the organization of a partner, in English words. */
export const organizationNames =
  /^(company|organi[sz]ation|account|partner|customer|client|tenant|agency|workspace|branch|org|firm|reseller|business partner|vendor account|core company|team)$/;

/** What lists of people are called. */
export const listsOfPeople =
  /^(user|person|people|member|employee|contact|staff|owner|agent|participant|follower|collaborator|author|sys user|assignee)$/;

/** What finds the name of a person or an organization in an item. */
export function nameExpression(collection: Collection, prefix = ''): string | undefined {
  const fields = fieldsOf(collection).filter(
    ({ expression, values }) => expression.startsWith(prefix) && values.length > 0,
  );
  const find = (form: RegExp) => {
    const found = fields.find(({ words, core }) => form.test(words) || form.test(core));
    return found?.expression.slice(prefix.length);
  };
  const [first, last] = [find(/\b(first|given|fore) ?name$/), find(/\b(last|family|sur) ?name$/)];
  const whole = find(/\b(full|display) ?name$/);
  if (whole !== undefined) return whole;
  if (first !== undefined && last !== undefined) {
    const isBoth = [first, last].every((one) => !one.includes('('));
    return isBoth ? `${first} & ' ' & ${last}` : first;
  }
  const name = find(/^(name|title)$/);
  if (name !== undefined && last !== undefined && name !== last) return `${name} & ' ' & ${last}`;
  return (
    name ??
    find(/\bname$/) ??
    (prefix === '' ? undefined : find(/\btitle$/)) ??
    first ??
    last ??
    find(/^(user ?name|login|label)$/)
  );
}
