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

/**
 * The same expression, but what puts a list in order does so also where it cannot be said for every item: first come
 * numbers, then texts, then the rest as it is. JSONata itself gives up, and then one bad item costs all of them.
 * Undefined where nothing is put in order.
 */
export function orderingTolerantly(source: string, parse: Parse): Expression | undefined {
  const expression = parse(source);
  const orderings = orderingsIn(expression.ast());
  if (orderings.length === 0) return undefined;
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
  return expression;
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
