import { createHash } from 'node:crypto';

/** What is decided once: it has an id for ever, and says something. */
export interface Identified {
  readonly id: string;
}

/** What tells two changes of one id apart: everything they say, and the partner they are for; not the order of members. */
export function bodyHash(change: Identified, partnerId: string): string {
  const identified = { ...change, id: change.id.toLowerCase() };
  const whole = JSON.stringify({ change: identified, partnerId }, (_key, value: unknown) => inOrder(value));
  return createHash('sha256').update(whole).digest('hex');
}

function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
