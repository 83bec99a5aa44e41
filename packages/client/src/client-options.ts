import type { JourneyAdapter } from './adapters/adapter.js';
import type { Clock } from './clock/clock.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';

/** A token against cross-site request forgery (CSRF), as a host with cookies may want it. */
export interface CsrfOptions {
  /** Name of the request header, such as `X-CSRF-Token`; across origins the host has to allow it. */
  readonly header: string;
  /** Gives the token; called before each request that changes something. */
  readonly token: () => string | Promise<string>;
}

/** How a client is made. Either `api` or `adapter` says where the data comes from. */
export interface JourneyClientOptions {
  /** Base address of an API that serves the contract, such as `/api/v1`. */
  readonly api?: string;
  /** Translates another API; instead of `api`. */
  readonly adapter?: JourneyAdapter;
  /**
   * Gives a bearer token; an empty text when nobody is signed in, so that a sign-in is asked for. Rejects when it
   * cannot tell: that counts as the host being out of reach. Called before the first request and again when the host
   * answers 401; calls for one viewer never overlap, time out after 30 s, and the token is never stored. Absent: cookies.
   */
  readonly token?: () => string | Promise<string>;
  /** Whether requests carry cookies: the values of `fetch`. @default 'same-origin' */
  readonly credentials?: RequestCredentials;
  /** For hosts that sign in by cookie and want a token against forged requests with every change. */
  readonly csrf?: CsrfOptions;
  /** Opaque name of the viewer; only with it may kept data be shown before the host has answered. */
  readonly viewerKey?: string;
  /** The partner to act for. @default the host's choice */
  readonly partnerId?: string;
  /** The journey to show. @default the first of the list */
  readonly journeyId?: string;
  /** `local`: kept on the device · `session`: nothing outlives the tab · or your own. @default 'local' */
  readonly storage?: 'local' | 'session' | KeyValueStorage;
  /** Milliseconds after which a request is given up. @default 15000 */
  readonly timeoutMs?: number;
  /** Replaces the global `fetch`. */
  readonly fetch?: typeof fetch;
  /** Replaces the machine's clock. */
  readonly clock?: Clock;
}
