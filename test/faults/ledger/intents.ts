/**
 * What people did and what they were told about it, as they saw it: the left side of the ledger. An intent is one
 * thing a person wanted, known by a text of its own, whatever ids the client gave it.
 */
import type { Change } from '@partner-journey/contract';

/** What somebody wanted, and what became of it on their screens. */
export interface Intent {
  /** Unlike that of any other intent. */
  readonly text: string;
  /** What it is about; intents of one target have an order. Empty: it stands alone. */
  readonly target: string;
  /** Whether another intent of the same target takes its place: a switch, of which the last position counts. */
  readonly isSwitch: boolean;
  /** Where it was done. */
  readonly tab: string;
  /** The moment the person acted, in the numbering of the log. */
  readonly calledAt: number;
  /** The moment they saw it taken; absent: they never did. */
  takenAt?: number;
  /** Whether the screen said that it outlives the tab. */
  isDurable: boolean;
  /** Every id the client gave it, the current one last. */
  readonly ids: string[];
  /** When they were told that it is saved. */
  savedAt?: number;
  /** Ids under which they were told that it is refused. */
  readonly refused: string[];
  /** When they asked for a refused one again; its place in the order is that moment then. */
  retriedAt?: number;
  /** When they gave it up. */
  discardedAt?: number;
  /** Why what they were told cannot be so, noticed at that moment. */
  readonly falsehoods: string[];
}

/** Writes down what happens, in order. */
export class IntentLog {
  readonly #intents: Intent[] = [];
  readonly #byId = new Map<string, Intent>();
  readonly #isApplied: (id: string) => boolean;
  #moment = 0;

  /** `isApplied` says whether the host has given a receipt for an id by now. */
  constructor(isApplied: (id: string) => boolean) {
    this.#isApplied = isApplied;
  }

  get intents(): readonly Intent[] {
    return this.#intents;
  }

  /**
   * Which intent a change belongs to. One that no tab has named, because the tab died before, is known by its words.
   */
  of({ id, payload }: Pick<Change, 'id' | 'payload'>): Intent | undefined {
    const known = this.#byId.get(id);
    if (known || !('text' in payload)) return known;
    const intent = this.withText(payload.text);
    if (intent) this.named(intent, id);
    return intent;
  }

  withText(text: string): Intent | undefined {
    return this.#intents.find((intent) => intent.text === text);
  }

  /** A switch of a tab that died before it named it: somebody's, one cannot tell whose. */
  found({ id, target, payload }: Change): Intent {
    const about = 'resourceId' in target ? 'favorite' : 'done';
    const intent = this.called('on' in payload ? `${payload.on}` : 'unknown', about, 'somewhere', true);
    this.named(intent, id);
    return intent;
  }

  called(text: string, target: string, tab: string, isSwitch = false): Intent {
    const calledAt = (this.#moment += 1);
    const empty = { isDurable: false, ids: [], refused: [], falsehoods: [] };
    const intent: Intent = { text, target, tab, isSwitch, calledAt, ...empty };
    this.#intents.push(intent);
    return intent;
  }

  /** The client has given it an id: it is on some screen. */
  named(intent: Intent, changeId: string): void {
    if (intent.ids.includes(changeId)) return;
    intent.ids.push(changeId);
    this.#byId.set(changeId, intent);
  }

  taken(intent: Intent, changeId: string, isDurable: boolean): void {
    this.named(intent, changeId);
    intent.takenAt ??= this.#moment += 1;
    intent.isDurable = isDurable;
  }

  /** A screen says that it is saved. */
  saved(intent: Intent, changeId: string, how: string): void {
    intent.savedAt ??= this.#moment += 1;
    if (!this.#isApplied(changeId)) note(intent, `${how}, but the host had not said so`);
  }

  refused(intent: Intent, changeId: string): void {
    if (!intent.refused.includes(changeId)) intent.refused.push(changeId);
  }

  retried(intent: Intent): void {
    intent.retriedAt = this.#moment += 1;
  }

  discarded(intent: Intent): void {
    intent.discardedAt = this.#moment += 1;
  }
}

function note({ falsehoods }: Intent, falsehood: string): void {
  if (!falsehoods.includes(falsehood)) falsehoods.push(falsehood);
}
