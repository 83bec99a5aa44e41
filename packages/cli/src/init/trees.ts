import type { Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import { idFieldOf } from './host-model.js';

/** A field by which things of one list name others of the same list. */
interface Link {
  readonly field: Field;
  /** Whether it names what is below, and not what is above. */
  readonly isDown: boolean;
}

/**
 * Takes a list apart in which most of the things that stand above have others of the same list below them, as a table of
 * epics and stories: what stands above, and what stands below. A list with a few things below others stays whole.
 */
export function levelsOf(collection: Collection, all: readonly Collection[]): readonly Collection[] {
  const link = all.some(({ parent }) => parent === collection) ? undefined : linkIn(collection);
  if (!link) return [collection];
  const { field, isDown } = link;
  const filled = (item: Readonly<Record<string, unknown>>) => isFilled(valueAt(item, field));
  const [linked, others] = [collection.items.filter(filled), collection.items.filter((one) => !filled(one))];
  const has = isDown
    ? `$count(${field.expression}) > 0`
    : `$exists(${field.expression}) and $boolean(${field.expression})`;
  const [above, below] = isDown ? [linked, others] : [others, linked];
  const [isAbove, isBelow] = isDown ? [has, `$count(${field.expression}) = 0`] : [`$not(${has})`, has];
  if (above.length === 0 || below.length < above.length) return [collection];
  if (!isDown && !hasMostBelow(above, collection, field)) return [collection];
  const part = (items: Collection['items'], condition: string): Collection => ({
    ...collection,
    ...{ items, expression: `${collection.expression}[${condition}]` },
  });
  return [part(above, isAbove), part(below, isBelow)];
}

const up = /^(parent|epic|super|above|belongs to)( \S+)?( ids?)?$/;
const down = /^(child|children|sub|below)( \S+)?( ids?)?$/;

function linkIn(collection: Collection): Link | undefined {
  const own = idFieldOf(collection);
  const ids = new Set(own?.values.map(String));
  const field = fieldsOf(collection).find(
    (one) =>
      one !== own &&
      (up.test(one.words) || down.test(one.words)) &&
      one.values.length > 0 &&
      one.values.every((value) => ids.has(String(value))),
  );
  return field && { field, isDown: down.test(field.words) };
}

/** Whether four of five that stand above have something below them. */
function hasMostBelow(above: Collection['items'], collection: Collection, field: Field): boolean {
  const id = idFieldOf(collection);
  const named = new Set(field.values.map(String));
  const having = above.filter((item) => id && named.has(String(valueAt(item, id))));
  return having.length * 5 >= above.length * 4;
}

function valueAt(item: Readonly<Record<string, unknown>>, { expression }: Field): unknown {
  return expression
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        (inner as Readonly<Record<string, unknown>> | null | undefined)?.[name.replaceAll('`', '')],
      item,
    );
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
