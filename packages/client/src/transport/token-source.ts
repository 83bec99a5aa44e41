import type { Clock } from '../clock/clock.js';
import { within } from '../clock/within.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';

const tokenTimeoutMs = 30_000;
const page = 'The "token" function of this page';

/** Gives tokens of the page. */
export interface TokenSource {
  /** A token that is not the refused one. */
  get(refused?: string): Promise<string>;
  /** Forgets the token, and one that is being asked for. */
  forget(): void;
}

/** Asks the page for a token, never twice at a time for the same viewer, and remembers it in memory until it is refused. */
export function tokenSource(ask: () => string | Promise<string>, clock: Clock): TokenSource {
  let known: string | undefined;
  let asking: Promise<string> | undefined;
  return {
    async get(refused) {
      if (known !== undefined && known !== refused) return known;
      const asked = (asking ??= askPage(ask, clock));
      try {
        const token = await asked;
        if (asking === asked) known = token;
        return token;
      } finally {
        if (asking === asked) asking = undefined;
      }
    },
    forget: () => void (known = asking = undefined),
  };
}

async function askPage(ask: () => string | Promise<string>, clock: Clock): Promise<string> {
  try {
    const token: unknown = await within(clock, { ms: tokenTimeoutMs, asked: page }, () => ask());
    if (typeof token === 'string' && token) return token;
    throw new SignInNeededError(`${page} gave none: the viewer has to sign in.`);
  } catch (error) {
    throw asJourneyError(error, page);
  }
}
