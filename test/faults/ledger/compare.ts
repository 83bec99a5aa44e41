/**
 * The comparison: what people were told against what the host's database holds. Pure, so that every way of being
 * wrong can be shown to be caught.
 */
import type { Intent } from './intents.js';

/** One effect found at the host. */
export interface Effect {
  /** Id of the change that had it. */
  readonly id: string;
  /** The text of the intent. */
  readonly text: string;
}

/** What the host holds: the effects of each target, in the order in which they happened. */
export type HostTruth = ReadonlyMap<string, readonly Effect[]>;

export type FindingKind = 'lost' | 'duplicated' | 'reordered' | 'false-saved' | 'unwanted' | 'uncertain';

/**
 * Something that must never be, except `uncertain`: given up by the person because something between them and the host
 * had refused it, after an earlier attempt whose answer was lost. Nobody could know that the host had it.
 */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
  readonly detail: string;
}

/** Everything that does not fit together; empty when people and database agree. */
export function compare(intents: readonly Intent[], truth: HostTruth): Finding[] {
  const texts = [...truth.values()].flat();
  const known = new Set(intents.map(({ text }) => text));
  const unwanted = texts
    .filter(({ text }) => !known.has(text))
    .map(({ text }) => finding('unwanted', text, 'nobody did this'));
  const counted = intents.filter(({ isSwitch }) => !isSwitch);
  return [
    ...unwanted,
    ...intents.flatMap(falsehoodsOf),
    ...counted.flatMap((intent) => judgeCount(intent, texts)),
    ...[...truth].flatMap(([target, effects]) => judgeOrder(target, effects, counted)),
  ];
}

/** Whether a switch stands where the person left it; undefined when that cannot be known. */
export function judgeSwitch(intents: readonly Intent[], position: string): Finding | undefined {
  const counted = intents.filter((intent) => intent.discardedAt === undefined);
  const taken = counted.filter(({ takenAt, isDurable, savedAt }) => takenAt && (isDurable || savedAt));
  // what was never seen as taken may or may not have arrived, and so may what stood beside the last one
  const last = taken.sort((one, other) => one.calledAt - other.calledAt).at(-1);
  const isOpen = counted.some((other) => other !== last && (!last || isBeside(other, last)));
  if (!last || isOpen || last.text === position) return undefined;
  return finding('lost', last.text, `the switch stands at "${position}"`);
}

function isBeside(one: Intent, last: Intent): boolean {
  return one.takenAt === undefined || one.retriedAt !== undefined || !isBefore(one, last);
}

function judgeCount(intent: Intent, texts: readonly Effect[]): Finding[] {
  const { text, takenAt, isDurable, savedAt, discardedAt } = intent;
  const count = texts.filter((effect) => effect.text === text).length;
  if (count > 1) return [finding('duplicated', text, `the host has it ${count} times`)];
  if (count === 1) {
    return discardedAt === undefined
      ? []
      : [finding('uncertain', text, 'given up, but the host had taken it')];
  }
  if (savedAt !== undefined)
    return [finding('false-saved', text, 'told saved, but the host does not have it')];
  const isPromised = takenAt !== undefined && isDurable && discardedAt === undefined;
  return isPromised ? [finding('lost', text, 'taken and kept, but the host does not have it')] : [];
}

function judgeOrder(target: string, effects: readonly Effect[], intents: readonly Intent[]): Finding[] {
  if (target === '') return [];
  const done = effects.flatMap(({ text }) => intents.find((intent) => intent.text === text) ?? []);
  return done.flatMap((later, index) =>
    done
      .slice(0, index)
      .filter((earlier) => isBefore(later, earlier))
      .map((earlier) => finding('reordered', later.text, `came after "${earlier.text}" at ${target}`)),
  );
}

/**
 * Whether the person did one certainly before the other: earlier in the same tab, or seen as taken before the other
 * was begun anywhere. What was asked for again is as late as that.
 */
function isBefore(one: Intent, other: Intent): boolean {
  const end = one.retriedAt ?? one.takenAt;
  if (one.retriedAt !== undefined || other.retriedAt !== undefined) {
    return end !== undefined && end < other.calledAt && other.retriedAt === undefined;
  }
  // no other tab can know of what one tab alone has, and may be faster with what came later
  if (one.takenAt !== undefined && !one.isDurable) return false;
  if (one.tab === other.tab) return one.calledAt < other.calledAt;
  return end !== undefined && end < other.calledAt;
}

function falsehoodsOf({ text, falsehoods }: Intent): Finding[] {
  return falsehoods.map((detail) => finding('false-saved', text, detail));
}

function finding(kind: FindingKind, text: string, detail: string): Finding {
  return { kind, text, detail };
}

/** What must never be, without what nobody could know. */
export function failuresIn<Found extends { readonly kind: string }>(
  findings: readonly Found[],
): readonly Found[] {
  return findings.filter(({ kind }) => kind !== 'uncertain');
}
