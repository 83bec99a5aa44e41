import type { Clock } from '../clock/clock.js';
import { within } from '../clock/within.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { once } from '../once.js';

const tokenTimeoutMs = 30_000;
const page = 'The "token" function of this page';
const unfit = `${page} gave none that fits into a header: the viewer has to sign in.`;

/** Gives tokens of the page. */
export interface TokenSource {
  /**
   * A token that is not the refused one. With `confirmViewer`, the one with which the host has said who is looking: that
   * is asked with any other first.
   */
  get(refused?: string, confirmViewer?: () => Promise<void>): Promise<string>;
  /** The host has said who is looking to whoever has this token. */
  saidWho(token: string): void;
  /** Forgets the token, and one that is being asked for. */
  forget(): void;
}

/** Asks the page for a token, never twice at a time for the same viewer, and remembers it in memory until it is refused. */
export function tokenSource(ask: () => string | Promise<string>, clock: Clock): TokenSource {
  let known: string | undefined;
  let asking: Promise<string> | undefined;
  let viewersToken: string | undefined;
  const warn = once(() => console.warn(`Partner Journey: ${unfit}`));
  const fresh = async (refused?: string): Promise<string> => {
    if (known !== undefined && known !== refused) return known;
    const asked = (asking ??= askPage(ask, clock, warn));
    try {
      const token = await asked;
      if (asking === asked) known = token;
      return token;
    } finally {
      if (asking === asked) asking = undefined;
    }
  };
  return {
    async get(refused, confirmViewer) {
      let token = await fresh(refused);
      while (confirmViewer && token !== viewersToken) {
        await confirmViewer();
        const known = await fresh();
        // a session that is made of no answer is asked with no token
        if (known === token) viewersToken = token;
        token = known;
      }
      return token;
    },
    saidWho: (token) => void (viewersToken = token),
    forget: () => void (known = asking = undefined),
  };
}

async function askPage(ask: () => string | Promise<string>, clock: Clock, warn: () => void): Promise<string> {
  try {
    const token: unknown = await within(clock, { ms: tokenTimeoutMs, asked: page }, () => ask());
    // printable ASCII; white space around it is taken off on the way
    if (typeof token === 'string' && /^\s*[ -~]+\s*$/.test(token)) return token;
    // an empty one says so itself
    if (token) warn();
    throw new SignInNeededError(unfit);
  } catch (error) {
    throw asJourneyError(error, page);
  }
}
