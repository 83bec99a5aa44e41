/** Freezes a value and everything in it; what is frozen already is taken to be frozen throughout. */
export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(deepFreeze);
  return value;
}

/**
 * Gives `next` with every part that equals its part in `previous` replaced by that part, so that equal
 * content is the same object. Items of lists are matched by `id` where they have one.
 */
export function share<Value>(previous: unknown, next: Value): Value {
  if (Object.is(previous, next)) return next;
  if (!isComposite(previous) || !isComposite(next)) return next;
  if (Array.isArray(next)) return (Array.isArray(previous) ? shareList(previous, next) : next) as Value;
  if (Array.isArray(previous)) return next;
  return shareMembers(previous, next) as Value;
}

/** As `share`, but a document that differs in nothing except when it was made counts as equal. */
export function shareAnswer<Value>(previous: unknown, next: Value): Value {
  if (isComposite(previous) && isComposite(next)) {
    const sameTime: Composite = { ...next };
    for (const name of ['asOf', 'serverTime']) {
      if (name in sameTime && name in previous) sameTime[name] = previous[name];
    }
    if (share(previous, sameTime) === previous) return previous as Value;
  }
  return share(previous, next);
}

function shareList(previous: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(previous.map((item) => [idOf(item), item]));
  const shared = next.map((item, index) => {
    const id = idOf(item);
    return share(id === undefined ? previous[index] : byId.get(id), item);
  });
  const same =
    shared.length === previous.length && shared.every((item, index) => Object.is(item, previous[index]));
  return same ? previous : shared;
}

function shareMembers(previous: Composite, next: Composite): Composite {
  const names = Object.keys(next);
  let same = names.length === Object.keys(previous).length;
  const shared: Composite = {};
  for (const name of names) {
    const value = share(Object.hasOwn(previous, name) ? previous[name] : undefined, next[name]);
    // defineProperty: a member named __proto__ stays a member
    Object.defineProperty(shared, name, { value, enumerable: true, configurable: true, writable: true });
    same &&= Object.hasOwn(previous, name) && Object.is(value, previous[name]);
  }
  return same ? previous : shared;
}

type Composite = Record<string, unknown>;

function isComposite(value: unknown): value is Composite {
  return typeof value === 'object' && value !== null;
}

function idOf(item: unknown): unknown {
  return isComposite(item) ? item['id'] : undefined;
}
