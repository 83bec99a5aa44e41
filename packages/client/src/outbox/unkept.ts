import type { Change } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import { ConfigError } from '../errors/config-error.js';
import type { PendingChange } from '../store/snapshot.js';
import { LeaveWarning } from './leave-warning.js';
import { isTyped } from './outbox-entry.js';
import type { Outbox } from './outbox.js';

/** For so long a client that was closed goes on sending. */
const stayMs = 60 * 60 * 1000;
/** So long somebody who leaves waits. */
const lastSendingMs = 5_000;
/** Stands for what is being taken up: until the device has it, it is not known to be kept. */
const beingTaken = 'being taken';

/**
 * What the device does not keep: it has to be sent before it is lost with the page.
 *
 * The browser asks a person who leaves the page
 * - about what is unsent: as long as it is, whoever has closed the client or signed out; from the moment it is made on,
 *   for it is kept only when the device has confirmed that;
 * - about what was refused: as long as it has words of theirs and they see it, to copy them or to send them again. When the
 *   client is closed or the viewer gone, nobody could do anything about it, and it must not hold the page for ever. It
 *   stays in the memory of the page; the next client of the same viewer shows it, and the browser asks again.
 */
export class Unkept {
  readonly #clock: Clock;
  readonly #outbox: Pick<Outbox, 'wake' | 'flush'>;
  readonly #warning = new LeaveWarning();
  #pending: readonly PendingChange[] = [];
  #taking = 0;
  #isOver = false;
  #end: (() => void) | undefined;
  #cancelStay = () => {};

  constructor(clock: Clock, outbox: Pick<Outbox, 'wake' | 'flush'>) {
    this.#clock = clock;
    this.#outbox = outbox;
  }

  /** What waits to be sent, or may be on its way, and is not kept. */
  get changes(): readonly Change[] {
    return this.#pending.flatMap(({ state, change }) => (state === 'refused' ? [] : change));
  }

  /** Whether the client has come to its end: nothing is opened any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Takes what is pending now. */
  set(pending: readonly PendingChange[]): void {
    if (this.#isOver) return;
    this.#pending = pending.filter(({ durable }) => !durable);
    this.#warn();
    this.#endWhenSent();
  }

  /**
   * Has a change taken up; a client that is closed meanwhile does not end before that.
   * @throws {ConfigError} when it has ended already.
   */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isOver) throw new ConfigError('The client was closed before it took this change.');
    this.#taking += 1;
    this.#warn();
    try {
      return await work();
    } finally {
      this.#taking -= 1;
      this.#warn();
      this.#endWhenSent();
    }
  }

  /** The viewer is gone: what is unsent stays on record. */
  lock(): void {
    this.#warning.leave(this.changes.map(({ id }) => id));
  }

  /** Sends what would be lost, and does not wait for long. */
  async sendInTime(): Promise<void> {
    if (this.changes.length === 0) return;
    const over = new AbortController();
    const tooLate = delay(this.#clock, lastSendingMs, over.signal).catch(() => {});
    await Promise.race([this.#outbox.wake(), tooLate]);
    over.abort();
  }

  /**
   * The client is closed. Gives whether there is anything to be sent before its end; `end` is called when there is not any
   * more, or after an hour.
   */
  stay(end: () => void): boolean {
    this.#cancelStay();
    if (this.#isOver || this.#isSent) return false;
    this.#end = end;
    this.#cancelStay = this.#clock.after(stayMs, end);
    return true;
  }

  close(): void {
    if (this.#isOver) return;
    this.lock();
    this.#isOver = true;
    this.#end = undefined;
    this.#cancelStay();
  }

  #warn(): void {
    if (this.#isOver) return;
    const lost = this.#pending.filter(({ state, change }) => state !== 'refused' || isTyped(change));
    const ids = lost.map(({ change }) => change.id);
    this.#warning.set(this.#taking > 0 ? [...ids, beingTaken] : ids);
  }

  get #isSent(): boolean {
    return this.#taking === 0 && this.changes.length === 0;
  }

  #endWhenSent(): void {
    const end = this.#end;
    if (!end || !this.#isSent) return;
    this.#end = undefined;
    // what follows from the last receipt is written first
    void this.#outbox.flush().then(end);
  }
}
