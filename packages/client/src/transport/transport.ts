import type { ReadAnswer } from '../adapters/adapter.js';
import { readAgainAfterMs } from '../clock/back-off.js';
import type { CsrfOptions } from '../client-options.js';
import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import { within } from '../clock/within.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import { baseUrl } from './base-url.js';
import { fetchExplained } from './fetch-explained.js';
import type { HostRest } from './host-rest.js';
import { isPage, readAnswer, readJson } from './read-answer.js';
import { tokenSource, type TokenSource } from './token-source.js';

const readAttempts = 3;
/** After so long a host that refused tags is tried with one again: what failed may have been the network. */
const tagsRestMs = 5 * 60_000;

/** How the transport speaks to the host. */
export interface TransportOptions {
  readonly api: string;
  readonly clock: Clock;
  readonly token?: (() => string | Promise<string>) | undefined;
  readonly credentials?: RequestCredentials | undefined;
  readonly csrf?: CsrfOptions | undefined;
  readonly timeoutMs?: number | undefined;
  readonly fetch?: typeof fetch | undefined;
}

/** One request below the base address. */
export interface TransportRequest {
  readonly path: string;
  readonly signal: AbortSignal;
  readonly etag?: string | undefined;
  /** Present: sent as JSON by POST, once; absent: a GET, tried again when it fails in passing. */
  readonly body?: unknown;
  /** Whether the answer says who is looking. */
  readonly asksWho?: boolean;
  /** Asks that; called before something is sent with another token than the one it was asked with. */
  readonly confirmViewer?: (() => Promise<void>) | undefined;
}

/**
 * Speaks HTTP with one host. The token goes to the base address and nowhere else: redirects are not followed.
 * Rejects with a `JourneyError`, or with the reason of the signal when that aborts.
 */
export class Transport {
  readonly #options: TransportOptions;
  /** The base address: absolute, with a slash at its end. */
  readonly base: string;
  readonly #token: TokenSource | undefined;
  /** There as soon as the host has refused something. */
  #rest: HostRest | undefined;
  /** The last request was in vain: whoever asks again does so in turn, so nothing is repeated at once. */
  #isLost = false;
  /** Until when the host is not asked with the tag of what is known already. */
  #noTagsUntil = 0;

  /** @throws {ConfigError} when the base address cannot be understood here. */
  constructor(options: TransportOptions) {
    this.#options = options;
    this.base = baseUrl(options.api);
    this.#token = options.token && tokenSource(options.token, options.clock);
  }

  forgetToken(): void {
    this.#token?.forget();
  }

  async request(given: TransportRequest): Promise<ReadAnswer> {
    const { clock } = this.#options;
    let request = clock.now() < this.#noTagsUntil ? { ...given, etag: undefined } : given;
    let failures = 0;
    const isLost = this.#isLost;
    for (let attempt = 1; ; attempt += 1) {
      try {
        if (request.body === undefined) await this.#rest?.wait(request.signal);
        const answer = await this.#attempt(request, readAnswer);
        this.#isLost = false;
        // twice not with a tag, and then without: across origins, the host does not allow the header
        if (failures > 1 && request.etag !== given.etag) this.#noTagsUntil = clock.now() + tagsRestMs;
        return answer;
      } catch (error) {
        const { etag, body, signal } = request;
        if (signal.aborted) throw error;
        const isAway = error instanceof HostUnreachableError;
        if (isAway && (++failures > 1 || isLost)) request = { ...request, etag: undefined };
        const waitMs = isAway ? readAgainAfterMs(attempt - 1) : this.#rest?.readAgainAfterMs(error, attempt);
        this.#isLost = waitMs !== undefined;
        // it may be the tag: that shows without waiting
        const canRepeat = isLost ? isAway && etag !== undefined : attempt < readAttempts;
        if (waitMs === undefined || body !== undefined || !canRepeat) throw error;
        await delay(clock, isLost ? 0 : waitMs, signal);
      }
    }
  }

  /** Opens a stream: resolves as soon as the head of the answer is there; what follows has no limit of time. */
  open(path: string, signal: AbortSignal): Promise<Response> {
    return this.#attempt({ path, signal }, async (response, source) => {
      if (isPage(response)) await readJson(response, source);
      return response;
    });
  }

  /** One attempt with a limit of time; everything that is not an answer becomes one of our errors. */
  async #attempt<Result>(
    request: TransportRequest,
    read: (response: Response, source: string) => Promise<Result>,
  ): Promise<Result> {
    const { path, signal, body } = request;
    const source = `${body === undefined ? 'GET' : 'POST'} /${path.split('?')[0]}`;
    const { clock, timeoutMs = 15_000 } = this.#options;
    const ask = async (limited: AbortSignal) =>
      read(await this.#fetchSignedIn({ ...request, signal: limited }, source), source);
    try {
      // also what the page gives (tokens, a fetch of its own) may never come
      return await within(clock, { ms: timeoutMs, asked: source, signal }, ask);
    } catch (error) {
      signal.throwIfAborted();
      throw asJourneyError(error, source);
    }
  }

  /** Fetches with a token; a refused token is asked for again, once. */
  async #fetchSignedIn(request: TransportRequest, source: string): Promise<Response> {
    const { confirmViewer } = request;
    let token = await this.#token?.get(undefined, confirmViewer);
    let response = await this.#fetch(request, source, token);
    if (response.status === 401 && this.#token) {
      token = await this.#token.get(token, confirmViewer);
      response = await this.#fetch(request, source, token);
    }
    const { ok, status } = response;
    if (ok || status === 304) {
      if (request.asksWho && token !== undefined) this.#token?.saidWho(token);
      return response;
    }
    if (status === 401) throw new SignInNeededError(`${source} needs the viewer to sign in.`);
    const { readFailure, HostRest } = await import('../later.js');
    const { clock } = this.#options;
    const failure = await readFailure(response, source, clock.now());
    (this.#rest ??= new HostRest(clock)).hear(failure);
    throw failure;
  }

  async #fetch(
    { path, signal, etag, body }: TransportRequest,
    source: string,
    token: string | undefined,
  ): Promise<Response> {
    this.#rest?.check(source);
    const { fetch = globalThis.fetch, credentials = 'same-origin', csrf } = this.#options;
    const headers = {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(etag !== undefined && { 'If-None-Match': etag }),
    };
    const init: RequestInit = { headers, credentials, signal, redirect: 'manual', cache: 'no-store' };
    if (body !== undefined) await (await import('../later.js')).addBody(init, body, csrf);
    return fetchExplained(fetch, this.base + path, init);
  }
}
