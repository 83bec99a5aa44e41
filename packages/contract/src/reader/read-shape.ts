import type { ContractIssue } from '../schemas/problem.js';
import { IssueList, type Place } from './issue-list.js';
import { misfitOf } from './misfit.js';
import type { ObjectShape, Shape } from './shape.js';

/** What could be understood of a document, and what did not fit. */
export interface Reading<Value> {
  /** In the shape of the contract, made anew; absent when nothing could be understood. */
  readonly value?: Value;
  /** Each repair, at most 100. Empty: the document is as the contract says. */
  readonly issues: ContractIssue[];
}

/** Stands for what cannot be understood, for `undefined` is an answer. */
const bad = Symbol('bad');

/**
 * Reads a document and repairs what it can, without ever throwing: surplus members are left out, unknown members of open
 * sets kept as their text, bad optional parts dropped, bad items of a list left out, of two items with one id the first
 * kept. Each is reported; a surplus member once per sort of object, however many items have it.
 * Without a part that is required its object is bad, and so on outward; nothing is guessed or converted.
 * It goes as deep as the shape and no deeper, so no document is too deep for it.
 */
export function readShape(shape: Shape, value: unknown): Reading<unknown> {
  const issues = new IssueList();
  let result: unknown = bad;
  try {
    result = read(shape, value, undefined, issues);
  } catch {
    issues.add(undefined, 'a document whose members can be read', value);
  }
  return result === bad ? { issues: issues.finish() } : { value: result, issues: issues.finish() };
}

function read(shape: Shape, value: unknown, place: Place | undefined, issues: IssueList): unknown {
  if (shape.is === 'optional' || shape.is === 'default') {
    const result = value === undefined ? bad : read(shape.of, value, place, issues);
    if (result !== bad) return result;
    return shape.is === 'default' ? structuredClone(shape.value) : undefined;
  }
  const misfit = misfitOf(shape, value);
  if (misfit) issues.add(place, misfit, value);
  switch (shape.is) {
    case 'open-set':
      return typeof value === 'string' ? value : bad;
    case 'any-of':
      return readAnyOf(shape.of, value, place, issues);
    case 'object':
      return misfit ? bad : readObject(shape, value as Record<string, unknown>, place, issues);
    case 'map':
      return misfit ? bad : readMap(shape.of, value as Record<string, unknown>, place, issues);
    case 'list':
      return misfit ? bad : readList(shape.of, value as readonly unknown[], place, issues);
    default:
      return misfit ? bad : value;
  }
}

function readObject(
  { members }: ObjectShape,
  value: Record<string, unknown>,
  parent: Place | undefined,
  issues: IssueList,
): unknown {
  const result: Record<string, unknown> = {};
  for (const [key, shape] of Object.entries(members)) {
    const given = Object.hasOwn(value, key) ? value[key] : undefined;
    const member = read(shape, given, { parent, key }, issues);
    if (member === bad) return bad;
    if (member !== undefined) result[key] = member;
  }
  for (const key of Object.keys(value)) {
    if (!Object.hasOwn(members, key) && issues.isNews(members, key)) {
      issues.add({ parent, key }, 'no such member', value[key]);
    }
  }
  return result;
}

function readList(
  shape: Shape,
  items: readonly unknown[],
  parent: Place | undefined,
  issues: IssueList,
): unknown {
  const ids = shape.is === 'object' && 'id' in shape.members ? new Set() : undefined;
  const result: unknown[] = [];
  for (const [key, given] of items.entries()) {
    const item = read(shape, given, { parent, key }, issues);
    if (item === bad) continue;
    const id = ids && (item as { id: unknown }).id;
    if (ids?.has(id)) {
      issues.add({ parent: { parent, key }, key: 'id' }, 'an id of its own', id);
    } else {
      ids?.add(id);
      result.push(item);
    }
  }
  return result;
}

/** Names may be anything, so what is made of them has no prototype. */
function readMap(
  shape: Shape,
  value: Record<string, unknown>,
  parent: Place | undefined,
  issues: IssueList,
): unknown {
  const result = Object.create(null) as Record<string, unknown>;
  for (const key of Object.keys(value)) {
    const member = read(shape, value[key], { parent, key }, issues);
    if (member !== bad) result[key] = member;
  }
  return result;
}

/**
 * The first shape that fits with the fewest repairs. Where none does, an object is read as the first it has a member of,
 * so that what is wrong is told where it is.
 */
function readAnyOf(
  shapes: readonly Shape[],
  value: unknown,
  place: Place | undefined,
  issues: IssueList,
): unknown {
  let best: Shape | undefined;
  let fewest = Infinity;
  for (const shape of shapes) {
    const trial = new IssueList();
    if (isOfAnotherSort(shape, value)) continue;
    const isBad = read(shape, value, place, trial) === bad;
    if (isBad && !hasMemberOf(shape, value)) continue;
    const repairs = isBad ? Number.MAX_VALUE : trial.count;
    if (repairs < fewest) [best, fewest] = [shape, repairs];
  }
  if (best) return read(best, value, place, issues);
  issues.add(place, [...new Set(shapes.map(nameOf))].join(' or '), value);
  return bad;
}

function hasMemberOf(shape: Shape, value: unknown): boolean {
  return (
    shape.is === 'object' &&
    !misfitOf(shape, value) &&
    Object.keys(shape.members).some((key) => Object.hasOwn(value as object, key))
  );
}

/** What would have been right, in few words. */
function nameOf(shape: Shape): string | undefined {
  return shape.is === 'object' ? `{${Object.keys(shape.members).join(', ')}: …}` : misfitOf(shape, undefined);
}

/** Whether an object says by a fixed member that it is something else. */
function isOfAnotherSort(shape: Shape, value: unknown): boolean {
  if (shape.is !== 'object' || misfitOf(shape, value)) return false;
  return Object.entries(shape.members).some(
    ([key, member]) => member.is === 'one-of' && misfitOf(member, (value as Record<string, unknown>)[key]),
  );
}
