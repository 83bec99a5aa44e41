import { readAgainAfterMs, spreadMs } from '../clock/back-off.js';
import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import { HostResponseError } from '../errors/host-response-error.js';

/** A host that wants to be left alone for longer is asked after that all the same. */
const longestRestMs = 15 * 60_000;
/** Nobody should look at a spinner for longer. */
const longestWaitMs = 10_000;
/** Bounds of a rest of which the host has not said how long: the first one, and where they end that double each time. */
const [firstRestMs, lastRestMs] = [1_000, 60_000];
/** After so long without a refusal the first bound counts again. */
const forgottenAfterMs = 60_000;
const passingStatuses: readonly number[] = [429, 502, 503, 504];

/**
 * When a host is left alone: everything that is asked of it in one place knows the same. A read waits for the end of a
 * short rest; what changes something is refused until then, for the outbox knows better when to come back.
 */
export class HostRest {
  readonly #clock: Clock;
  /** Milliseconds since 1970 by this machine's clock. */
  #until = 0;
  /** For how many milliseconds more reads wait: many pages may have been told the same moment. */
  #spreadMs = 0;
  #refusals = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The host wants to be left alone for so many milliseconds; undefined: it has not said how long. */
  begin(askedMs: number | undefined): void {
    const leftMs = this.#leftMs;
    // what was asked at the same moment was refused with the first
    if (askedMs === undefined && leftMs > 0) return;
    const restMs = askedMs === undefined ? this.#ownMs() : Math.min(askedMs, longestRestMs);
    if (restMs < leftMs) return;
    this.#until = this.#clock.now() + restMs;
    this.#spreadMs = askedMs === undefined ? 0 : Math.random() * spreadMs;
  }

  /** What a host has answered that serves the contract: does it want to be left alone? */
  hear(error: unknown): void {
    if (!(error instanceof HostResponseError)) return;
    const { status, retryAfterMs } = error;
    if (status === 429 || (status >= 500 && retryAfterMs !== undefined)) this.begin(retryAfterMs);
  }

  /**
   * Asserts that the host may be asked.
   * @throws {HostResponseError} that says for how long it rests: `asked` was not sent.
   */
  check(asked: string): void {
    const retryAfterMs = this.#leftMs;
    if (retryAfterMs === 0) return;
    const seconds = Math.ceil(retryAfterMs / 1000);
    throw new HostResponseError(
      `${asked} was not sent: the host wants to be left alone for ${seconds} s more.`,
      { status: 429, retryAfterMs },
    );
  }

  /** Resolves when the host may be asked, and at once when that takes too long; rejects when the signal aborts. */
  async wait(signal: AbortSignal): Promise<void> {
    while (this.#leftMs > 0 && this.#leftMs <= longestWaitMs)
      await delay(this.#clock, this.#leftMs + this.#spreadMs, signal);
  }

  /** In how many milliseconds a read is tried again that has failed like this; undefined when there is no use. */
  readAgainAfterMs(error: unknown, attempt: number): number | undefined {
    if (!(error instanceof HostResponseError) || !passingStatuses.includes(error.status)) return undefined;
    return readAgainAfterMs(attempt - 1, error.retryAfterMs);
  }

  /** Longer with each refusal, and never the same for two pages. */
  #ownMs(): number {
    this.#refusals = this.#clock.now() - this.#until > forgottenAfterMs ? 0 : this.#refusals + 1;
    return (Math.min(lastRestMs, firstRestMs * 2 ** this.#refusals) * (1 + Math.random())) / 2;
  }

  /** Milliseconds; one that lies further ahead than any rest was begun before the clock was set back. */
  get #leftMs(): number {
    const leftMs = this.#until - this.#clock.now();
    return leftMs > longestRestMs ? 0 : Math.max(0, leftMs);
  }
}
