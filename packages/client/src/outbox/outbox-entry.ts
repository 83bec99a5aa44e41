import type { Change, Problem } from '@partner-journey/contract';

/** One change in the outbox, as it is kept: one record per entry. */
export interface OutboxEntry {
  /** Its place: entries are sent in the order of their keys. */
  readonly key: string;
  readonly change: Change;
  /** Milliseconds since 1970 by this machine's clock at which it was taken, or the person last wanted it sent again. */
  readonly madeAt: number;
  /** How often sending it was begun. */
  readonly attempts: number;
  /** Milliseconds since 1970 at which sending it was begun for the first time. */
  readonly sentAt?: number | undefined;
  /** How often it was made again by itself, after somebody else was faster. */
  readonly reapplied?: number;
  /** Set: refused, and why. */
  readonly problem?: Problem;
  /** Sent, and refused without a receipt: whether the host has taken an earlier attempt is not known. */
  readonly unheard?: boolean;
  /** Id of a refused change of the same target that has to be dealt with first. */
  readonly heldBy?: string;
}

/** Names what a change is about; what is about nothing in particular is about itself. */
export function targetKey({ id, target }: Pick<Change, 'id' | 'target'>): string {
  const ids = Object.entries(target).sort(([a], [b]) => (a < b ? -1 : 1));
  return ids.length > 0 ? JSON.stringify(ids) : id;
}

/** A place behind others, also when the clock was set back since: a moment and a number. */
export function placeBehind(others: readonly string[], nowMs: number): string {
  const [lastMs = 0, count = 0] = ([...others].sort().at(-1) ?? '')
    .split('-')
    .map((part) => Number(part) || 0);
  const [ms, number] = nowMs > lastMs ? [nowMs, 0] : [lastMs, count + 1];
  return `${String(ms).padStart(15, '0')}-${String(number).padStart(6, '0')}`;
}

/**
 * Ids of the changes that wait for the person to decide about a refused one of the same target: those that stood behind
 * it, and what was made since, so that nothing of a target overtakes anything.
 */
export function heldIds(entries: readonly OutboxEntry[]): ReadonlySet<string> {
  const held = new Set<string>();
  const targets = new Set<string>();
  for (const { change, heldBy, problem } of entries) {
    if (heldBy) targets.add(targetKey(change));
    // thousands may wait, and hardly ever for this
    if (!problem && targets.size > 0 && targets.has(targetKey(change))) held.add(change.id);
  }
  return held;
}

/** Which entries may go now, in order: not refused, not held by a refused one of the same target. */
export function sendable(entries: readonly OutboxEntry[]): readonly OutboxEntry[] {
  const held = heldIds(entries);
  return entries.filter(({ change, problem }) => !problem && !held.has(change.id));
}

/** Kinds of change that nobody looks at: a refusal of these is put away, because no screen shows it. */
const quietKinds: readonly string[] = ['resource.open', 'resource.progress', 'survey.dismiss', 'update.seen'];

/** Whether a refusal of a change is nothing a person could do anything about. */
export function isQuiet({ kind, payload }: Change): boolean {
  return quietKinds.includes(kind) || ('done' in payload && !payload.done);
}

/** Whether a person has written something that would be gone with the change. */
export function isTyped({ payload }: Change): boolean {
  return ['text', 'reason', 'values', 'answers'].some((name) => name in payload);
}

/** Kinds of change that say how something is from now on, wholly: the last one makes those before it needless. */
const wholeStates: readonly string[] = [
  'resource.favorite',
  'resource.rate',
  'resource.progress',
  'response.save',
  'update.seen',
];

/** Whether a new change makes one needless that waits and was never sent. */
export function replaces(change: Change, { change: waiting, ...entry }: OutboxEntry): boolean {
  return (
    wholeStates.includes(change.kind) &&
    change.kind === waiting.kind &&
    entry.attempts === 0 &&
    !entry.problem &&
    targetKey(change) === targetKey(waiting) &&
    responseIdOf(change) === responseIdOf(waiting)
  );
}

/** Kinds of change that say something new each time. */
const countedKinds: readonly string[] = ['step.comment', 'resource.open'];

/** Whether a new change says again what the last one about its target says, which is still being kept. */
export function repeats(change: Change, { change: last, problem }: OutboxEntry): boolean {
  return (
    !problem &&
    change.kind === last.kind &&
    !countedKinds.includes(change.kind) &&
    targetKey(change) === targetKey(last) &&
    JSON.stringify(change.payload) === JSON.stringify(last.payload)
  );
}

function responseIdOf({ payload }: Change): unknown {
  return 'responseId' in payload ? payload.responseId : undefined;
}

/** Whether a kept record is an entry of this version; anything else is left alone. */
export function isEntry(value: unknown): value is OutboxEntry {
  const { change, attempts, problem } = (value ?? {}) as Partial<OutboxEntry>;
  return (
    typeof change?.id === 'string' &&
    typeof change.kind === 'string' &&
    isObject(change.target) &&
    isObject(change.payload) &&
    typeof attempts === 'number' &&
    (problem === undefined || isObject(problem))
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
