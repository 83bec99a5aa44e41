import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';

const tokenTimeoutMs = 30_000;

/** Asks the page for a token, never twice at a time, and remembers it in memory until it is refused. */
export class TokenSource {
  readonly #ask: () => string | Promise<string>;
  readonly #clock: Clock;
  #token: string | undefined;
  #asking: Promise<string> | undefined;

  constructor(ask: () => string | Promise<string>, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  /** A token that is not the refused one. */
  async get(refused?: string): Promise<string> {
    if (this.#token !== undefined && this.#token !== refused) return this.#token;
    this.#asking ??= this.#askPage().finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  forget(): void {
    this.#token = undefined;
  }

  async #askPage(): Promise<string> {
    const stop = new AbortController();
    try {
      const tooLate = delay(this.#clock, tokenTimeoutMs, stop.signal).then(() => {
        throw new HostUnreachableError('The "token" function of this page gave no token within 30 seconds.');
      });
      // without a listener of its own, the stop below would be an unhandled rejection
      tooLate.catch(() => {});
      const token: unknown = await Promise.race([this.#ask(), tooLate]);
      if (typeof token !== 'string' || token === '') {
        throw new SignInNeededError(
          'The "token" function of this page gave no token: the viewer has to sign in.',
        );
      }
      this.#token = token;
      return token;
    } catch (cause) {
      if (cause instanceof HostUnreachableError || cause instanceof SignInNeededError) throw cause;
      throw new HostUnreachableError('The "token" function of this page failed.', { cause });
    } finally {
      stop.abort(new DOMException('A token came.', 'AbortError'));
    }
  }
}
