import type { Shape, TextShape } from '@partner-journey/contract/reader/shapes';

const first = Date.parse('2026-05-04T08:00:00Z');
const dayMs = 86_400_000;

/**
 * A document of a shape in which nothing that the contract knows is missing; hardly a value stands in it twice. Its lists
 * have as many items as `length` says; of what may be one of several things the one with the number `choice` is taken.
 */
export function wholeDocument(shape: Shape, { length, choice }: { length: number; choice: number }): unknown {
  let count = 10;
  const make = (one: Shape): unknown => {
    count += 1;
    switch (one.is) {
      case 'optional':
      case 'default':
        return make(one.of);
      case 'text':
        return textOf(one, count);
      case 'number':
        return one.to === undefined ? count : one.to - 0.25;
      case 'yes-no':
        return count % 2 === 0;
      case 'one-of':
      case 'open-set':
        return one.members[count % one.members.length];
      case 'list':
        return Array.from({ length }, () => make(one.of));
      case 'map':
        return { first: make(one.of), second: make(one.of) };
      case 'any-of':
        return make(one.of[choice % one.of.length]!);
      case 'object':
        return Object.fromEntries(Object.entries(one.members).map(([name, member]) => [name, make(member)]));
    }
  };
  return make(shape);
}

function textOf({ called, isUrl, to }: TextShape, count: number): string {
  if (called === 'date') return new Date(first + count * dayMs).toISOString().slice(0, 10);
  if (called === 'datetime') return new Date(first + count * 1000).toISOString();
  if (isUrl) return `https://portal.example/${count}`;
  return to === undefined ? `Words ${count}` : String(count);
}
