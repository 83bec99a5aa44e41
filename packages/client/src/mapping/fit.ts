import { misfitOf, type Shape, type TextShape } from '@partner-journey/contract/reader/shapes';
import { textOf } from './text-of.js';
import { dayOf, instantOf, isDay, isNoMoment } from './moments.js';

/** Words for yes and no that hosts use, in lower case. */
const yes: ReadonlySet<unknown> = new Set([true, 1, '1', 'true', 'yes', 'y', 'on']);
const no: ReadonlySet<unknown> = new Set([false, 0, '0', 'false', 'no', 'n', 'off']);

/**
 * Gives a value of a host the sort the contract wants where that is beyond doubt: a number becomes text and the other way
 * round, 0 and 1 no and yes, one thing a list of one, a list of one that thing, a moment of any common form a day or an
 * instant. Anything else stays as it is, for the reader of the contract to report. `undefined` for what is not there:
 * nothing, `null`, an empty text where a number, a moment or an address is wanted, and 0 or `0000-00-00` for a moment.
 */
export function fit(shape: Shape, value: unknown): unknown {
  if (value === undefined || value === null) return undefined;
  switch (shape.is) {
    case 'optional':
    case 'default':
      return fit(shape.of, value);
    case 'text':
      return fitText(shape, single(value));
    case 'open-set':
    case 'one-of':
      return fitMember(shape.members, single(value));
    case 'number':
      return fitNumber(single(value));
    case 'yes-no':
      return fitYesNo(single(value));
    case 'list':
      return [value]
        .flat()
        .map((item) => fit(shape.of, item))
        .filter((item) => item !== undefined);
    case 'map':
      return fitMembers(value, () => shape.of);
    case 'object':
      return fitMembers(value, (name) =>
        Object.hasOwn(shape.members, name) ? shape.members[name] : undefined,
      );
    case 'any-of':
      return fitAnyOf(shape.of, value);
  }
}

/** JSONata makes a list of one that one, and hosts do the other way round. */
function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function fitText({ called, isUrl }: TextShape, value: unknown): unknown {
  if (called === 'date') return isNoMoment(value) ? undefined : (dayOf(value) ?? value);
  if (called === 'datetime') return isNoMoment(value) ? undefined : (instantOf(value) ?? value);
  if (isUrl && value === '') return undefined;
  return textOf(value) ?? value;
}

function fitMember(members: readonly unknown[], value: unknown): unknown {
  if (members.includes(value) || typeof value !== 'number') return value;
  return String(value);
}

function fitNumber(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return undefined;
  return Number.isFinite(Number(text)) ? Number(text) : value;
}

function fitYesNo(value: unknown): unknown {
  const known = typeof value === 'string' ? value.trim().toLowerCase() : value;
  return yes.has(known) ? true : no.has(known) ? false : value;
}

function fitMembers(value: unknown, shapeOf: (name: string) => Shape | undefined): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const made = Object.create(null) as Record<string, unknown>;
  for (const [name, member] of Object.entries(value as Record<string, unknown>)) {
    const shape = shapeOf(name);
    const fitted = shape ? fit(shape, member) : member;
    if (fitted !== undefined) made[name] = fitted;
  }
  return made;
}

/** A moment by itself is a day or an instant, as it says; anything else fits the first shape of its own sort. */
function fitAnyOf(shapes: readonly Shape[], value: unknown): unknown {
  const isMoment = ['on', 'at'].every((name) =>
    shapes.some((shape) => shape.is === 'object' && Object.hasOwn(shape.members, name)),
  );
  if (isMoment && typeof value !== 'object') {
    if (isNoMoment(value)) return undefined;
    const on = isDay(value) ? dayOf(value) : undefined;
    if (on !== undefined) return { on };
    const at = instantOf(value);
    return at === undefined ? value : { at };
  }
  const shape = shapes.find((one) => !misfitOf(one, value)) ?? shapes.find((one) => one.is === 'object');
  return shape && typeof value === 'object' ? fit(shape, value) : value;
}
