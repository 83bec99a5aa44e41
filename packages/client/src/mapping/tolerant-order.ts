import type { Expression } from 'jsonata';

type Parse = (source: string) => Expression;

/** Part of what JSONata makes of a text: a tree of plain objects. */
interface Node {
  readonly type?: string;
}

/** That a list is put in order, and by what. */
interface Ordering extends Node {
  terms: readonly { readonly descending: boolean; readonly expression: Node }[];
}

const sorts = ['number', 'string'] as const;

/** Whether one item comes after another, as `$sort` asks it; rejects where that cannot be said. */
type IsAfter = (one: unknown, other: unknown) => Promise<unknown>;

/**
 * The same expression, but what puts a list in order does so also where it cannot be said for every item: after `^` first
 * come numbers, then texts, then the rest as it is; after `$sort` those that can be compared, then the rest as it is.
 * JSONata itself gives up, and then one bad item costs all of them. Undefined where nothing is put in order.
 */
export function orderingTolerantly(source: string, parse: Parse): Expression | undefined {
  const expression = parse(source);
  const orderings = orderingsIn(expression.ast());
  if (orderings.length === 0 && !source.includes('$sort')) return undefined;
  for (const ordering of orderings) {
    ordering.terms = ordering.terms.flatMap(({ descending, expression: by }) =>
      sorts.map((sort) => ({ descending, expression: onlyOf(sort, by, parse) })),
    );
  }
  for (const sort of sorts) {
    const only = async (make: () => Promise<unknown>) => {
      const value = await make().catch(() => undefined);
      return typeof value === sort ? value : undefined;
    };
    expression.registerFunction(nameOf(sort), only, '<f-:x>');
  }
  expression.registerFunction('sort', sortingTolerantly(parse), '<af?:a>');
  return expression;
}

/** `$sort` of JSONata for the most items that can be compared with each other, then for the next most, then the rest. */
function sortingTolerantly(parse: Parse) {
  const sort = parse('$sort($list, $by)');
  return async (list: readonly unknown[] = [], isAfter: IsAfter = isAfterByItself): Promise<unknown[]> => {
    const compared = async (one: unknown, other: unknown): Promise<boolean | undefined> => {
      const said = await isAfter(one, other).catch(() => undefined);
      return typeof said === 'boolean' ? said : undefined;
    };
    const groups: unknown[][] = [];
    const rest: unknown[] = [];
    for (const item of list) {
      const fitting = await fittingOf(item, groups, compared);
      if (fitting) fitting.push(item);
      else if ((await compared(item, item)) === undefined) rest.push(item);
      else groups.push([item]);
    }
    const sorted: unknown[] = [];
    for (const group of groups.sort((one, other) => other.length - one.length))
      sorted.push(...((await sort.evaluate(undefined, { list: group, by: compared })) as unknown[]));
    return [...sorted, ...rest];
  };
}

/** The group whose items an item can be compared with. */
async function fittingOf(
  item: unknown,
  groups: readonly unknown[][],
  compared: IsAfter,
): Promise<unknown[] | undefined> {
  for (const group of groups) if ((await compared(item, group[0])) !== undefined) return group;
  return undefined;
}

async function isAfterByItself(one: unknown, other: unknown): Promise<boolean | undefined> {
  const isSame = typeof one === typeof other && (sorts as readonly string[]).includes(typeof one);
  return isSame ? (one as string) > (other as string) : undefined;
}

const nameOf = (sort: string) => `only_${sort}`;

/** What gives a value where it is of one sort and can be found without a failure, else nothing. */
function onlyOf(sort: string, by: Node, parse: Parse): Node {
  const call = parse(`$${nameOf(sort)}(function(){0})`).ast();
  Object.assign(call.arguments![0]!, { body: by });
  return call;
}

function orderingsIn(value: unknown): Ordering[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = (value as Node).type === 'sort' ? [value as Ordering] : [];
  return [...own, ...Object.values(value).flatMap(orderingsIn)];
}
