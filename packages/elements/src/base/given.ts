/**
 * Makes of each object once what `complete` makes of it: what a page gives again unchanged stays the same object,
 * which is what keeps it from being drawn anew.
 */
export function completing<Given extends object, Complete extends object>(
  complete: (given: Given) => Complete,
): (given: Given) => Complete {
  const known = new WeakMap<Given, Complete>();
  return (given) => {
    const completed = known.get(given) ?? complete(given);
    known.set(given, completed);
    return completed;
  };
}
