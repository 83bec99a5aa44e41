import type { CsrfOptions } from '../client-options.js';
import type { Clock } from '../clock/clock.js';
import { within } from '../clock/within.js';
import { membersOf } from '../completing/members-of.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { ConfigError } from '../errors/config-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { baseUrl } from '../transport/base-url.js';
import { fetchExplained } from '../transport/fetch-explained.js';
import { HostRest } from '../transport/host-rest.js';
import { retryAfterMs } from '../transport/retry-after.js';
import type { TokenSource } from '../transport/token-source.js';
import { addressBelow, fillText } from './address.js';
import { AskedTogether } from './asked-together.js';
import { understand, type HostAnswer, type Understood } from './answer-meaning.js';
import type { Expressions, Scope } from './expressions.js';
import { fillTemplate } from './fill-template.js';
import type { AnswerRule, BodyEncoding, Mapping, RequestMapping } from './mapping.js';
import type { Template, ValueTemplate } from './template.js';
import { textOf } from './text-of.js';
import { waitOf } from './wait-of.js';

/** How a mapped host is reached. */
export interface HostRequestsOptions {
  readonly api: string;
  readonly clock: Clock;
  readonly token: TokenSource | undefined;
  readonly credentials: RequestCredentials;
  readonly csrf: CsrfOptions | undefined;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch | undefined;
}

/** One request, as it goes out. */
export interface HostRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** How the body is sent. */
  readonly encoding: BodyEncoding;
  /** What its answers mean; asked before the rules of the mapping. */
  readonly answers?: readonly AnswerRule[] | undefined;
}

/** What a request is made of. */
type MadeRequest = Omit<RequestMapping, 'path'> & { readonly path: string | ValueTemplate };

/** What goes along with a request. */
export interface SendingContext {
  readonly signal: AbortSignal;
  /** Whether the answer says who is looking. */
  readonly asksWho?: boolean | undefined;
  /** Asks that; called before something is sent with another token than the one it was asked with. */
  readonly confirmViewer?: (() => Promise<void>) | undefined;
}

/** An answer with what it means. */
export type Answered = HostAnswer &
  Understood & {
    /** For how many milliseconds the host wants to be left alone; undefined when it has not said so. */
    readonly waitMs: number | undefined;
  };

/** Asks a host what a mapping says; the token goes to the base address and nowhere else, and no redirect is followed. */
export class HostRequests {
  /** Absolute, with a slash at its end. */
  readonly base: string;
  readonly #options: HostRequestsOptions;
  readonly #mapping: Mapping;
  readonly #expressions: Expressions;
  readonly #together: AskedTogether<Answered>;
  readonly #rest: HostRest;
  #hostAheadMs: number | undefined;

  /** @throws {ConfigError} when the base address cannot be understood here. */
  constructor(mapping: Mapping, expressions: Expressions, options: HostRequestsOptions) {
    this.#mapping = mapping;
    this.#expressions = expressions;
    this.#options = options;
    this.base = baseUrl(options.api);
    this.#together = new AskedTogether(options.clock);
    this.#rest = new HostRest(options.clock);
  }

  /** Milliseconds since 1970 by the host's clock; undefined when no answer said it where it may be read here. */
  get hostNow(): number | undefined {
    return this.#hostAheadMs === undefined ? undefined : this.#options.clock.now() + this.#hostAheadMs;
  }

  /** The host has just said what time it is, in milliseconds since 1970; what is no number says nothing. */
  saidTime(hostNowMs: number): void {
    if (!Number.isNaN(hostNowMs)) this.#hostAheadMs = hostNowMs - this.#options.clock.now();
  }

  /**
   * Puts a request together that stands at this place of the mapping, such as `requests.tasks`.
   * @throws {ConfigError} that names the place where something in it has no value or cannot be asked.
   */
  async make(place: string, request: MadeRequest, scope: Scope): Promise<HostRequest> {
    const filling = { expressions: this.#expressions, scope, place: `${place}.path` };
    const below = await this.#chosen(`${place}.path`, request.path, scope);
    const path = await fillText(below, { ...filling, encode: encodeURIComponent });
    const url = addressBelow(this.base, path.replace(/^\//, ''));
    for (const [name, template] of Object.entries(request.search ?? {})) {
      const filled = await this.#fill(`${place}.search.${name}`, template, scope);
      for (const value of texts(filled)) url.searchParams.append(name, value);
    }
    const headers: Record<string, string> = {};
    for (const [name, template] of Object.entries({ ...this.#mapping.headers, ...request.headers })) {
      const [value] = texts(await this.#fill(`${place}.headers.${name}`, template, scope));
      if (value !== undefined) headers[name] = value;
    }
    const { method = 'GET', encoding = 'json' } = request;
    const named = await this.#chosen(`${place}.method`, method, scope);
    if (!methods.has(named))
      throw new ConfigError(
        `${place}.method of the mapping: "${named}" is none of ${[...methods].join(', ')}.`,
      );
    // what is posted and deleted by one mapping has a body for the one
    const isBare = typeof method !== 'string' && (named === 'GET' || named === 'DELETE');
    const template = isBare ? undefined : request.body;
    const body = template === undefined ? undefined : await this.#fill(`${place}.body`, template, scope);
    if (template !== undefined && body === undefined)
      throw new ConfigError(`${place}.body of the mapping: nothing in it has a value.`);
    return { method: named, url, headers, body, encoding };
  }

  /** Asks a question, once for all who have it at the same moment, and not while the host rests. Rejects with a `JourneyError`. */
  async ask(request: HostRequest, context: SendingContext): Promise<Answered> {
    await this.#rest.wait(context.signal);
    const { method, url, ...rest } = request;
    const question = JSON.stringify([method, url.href, rest, context.asksWho]);
    return this.#together.ask(question, context.signal, (signal) =>
      this.#sendSignedIn(request, { ...context, signal }),
    );
  }

  /** Sends what changes something. Rejects with a `JourneyError`. */
  async send(request: HostRequest, context: SendingContext): Promise<Answered> {
    this.#together.forget();
    try {
      return await this.#sendSignedIn(request, context);
    } finally {
      this.#together.forget();
    }
  }

  /** Sends a request, with a new token when the first is refused. */
  async #sendSignedIn(
    request: HostRequest,
    { signal, asksWho, confirmViewer }: SendingContext,
  ): Promise<Answered> {
    const { token, clock, timeoutMs } = this.#options;
    const asked = `${request.method} ${request.url.pathname}`;
    try {
      return await within(clock, { ms: timeoutMs, asked, signal }, async (limited) => {
        let known = await token?.get(undefined, confirmViewer);
        const sendOnce = () => {
          this.#rest.check(asked);
          return this.#sendOnce(request, known, limited);
        };
        let answer = await sendOnce();
        if (answer.means === 'sign-in' && token) {
          known = await token.get(known, confirmViewer);
          answer = await sendOnce();
        }
        if (asksWho && known !== undefined && answer.means === 'done') token?.saidWho(known);
        return answer;
      });
    } catch (error) {
      signal.throwIfAborted();
      throw asJourneyError(error, asked);
    }
  }

  /** What an answer says about the host: gives for how long it wants to be left alone. */
  #hear({ headers, status }: Response, { means, rule, retryAfter }: Understood): number | undefined {
    this.saidTime(Date.parse(headers.get('Date') ?? ''));
    const isInVain = means === 'later' || means === 'unknown';
    const hostNow = this.hostNow ?? this.#options.clock.now();
    const waitMs = waitOf(retryAfter, hostNow) ?? (isInVain ? retryAfterMs(headers, hostNow) : undefined);
    const isTooMuch = isInVain && (status === 429 || rule?.retryAfter !== undefined);
    if (waitMs !== undefined || isTooMuch) this.#rest.begin(waitMs);
    return waitMs;
  }

  async #sendOnce(request: HostRequest, token: string | undefined, signal: AbortSignal): Promise<Answered> {
    const { method, body, encoding } = request;
    const { fetch = globalThis.fetch, credentials, csrf } = this.#options;
    const { header = 'Authorization', format = 'Bearer {token}', search } = this.#mapping.auth ?? {};
    const url = new URL(request.url);
    if (token !== undefined && search !== undefined) url.searchParams.set(search, token);
    // names of headers are the same in any case
    const headers = new Headers(request.headers);
    if (body !== undefined && !headers.has('Content-Type')) headers.set('Content-Type', mediaTypes[encoding]);
    if (csrf && method !== 'GET') headers.set(csrf.header, await csrf.token());
    if (token !== undefined && search === undefined)
      headers.set(
        header,
        format.replace('{token}', () => token),
      );
    const init: RequestInit = { method, headers, credentials, signal, redirect: 'manual', cache: 'no-store' };
    if (body !== undefined) init.body = encoding === 'form' ? formOf(body) : JSON.stringify(body);
    const response = await fetchExplained(fetch, url.href, init);
    // what is shown and followed has no token in it
    const answer = await read(response, request.url.href);
    const understood = await understand(
      answer,
      [...(request.answers ?? []), ...(this.#mapping.answers ?? [])],
      this.#expressions,
    );
    const waitMs = this.#hear(response, understood);
    if (understood.means === 'done' && isWebPage(response, answer)) {
      throw new UnexpectedPageError(
        `${method} ${url.pathname} was answered with ${answer.status} and a web page instead of data.`,
      );
    }
    return { ...answer, ...understood, waitMs };
  }

  /** A text that stands in the mapping, or the one of a table. */
  async #chosen(place: string, text: string | ValueTemplate, scope: Scope): Promise<string> {
    if (typeof text === 'string') return text;
    const chosen = await this.#fill(place, text, scope);
    if (typeof chosen === 'string') return chosen;
    throw new ConfigError(`${place} of the mapping: its table has nothing for "${text.$of}".`);
  }

  /** Fills a template that is about no document of the contract. */
  async #fill(place: string, template: Template, scope: Scope): Promise<unknown> {
    const { value, issues } = await fillTemplate(this.#expressions, { template, scope });
    if (issues[0])
      throw new ConfigError(
        `${place}${issues[0].path.replaceAll('/', '.')} of the mapping: ${issues[0].got}.`,
      );
    return value;
  }
}

/** How something is asked or sent. */
export const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

const mediaTypes: Readonly<Record<BodyEncoding, string>> = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain',
};

/** The members of a body as a form would send them; what is a list, once for each. */
function formOf(body: unknown): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(membersOf(body))) {
    for (const text of texts(value)) form.append(name, text);
  }
  return form.toString();
}

async function read(response: Response, address: string): Promise<HostAnswer> {
  const { status, headers } = response;
  const text = await response.text();
  return { status, headers: Object.fromEntries(headers), body: parsed(text), address };
}

function parsed(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function isWebPage({ headers }: Response, { body }: HostAnswer): boolean {
  return (
    typeof body === 'string' &&
    (/\bhtml\b/i.test(headers.get('Content-Type') ?? '') || /^\s*<(?:!doctype|html)/i.test(body))
  );
}

/** The texts of a value or a list of values; what is none, and an empty one, is left out. */
function texts(value: unknown): string[] {
  return ([value].flat() as readonly unknown[]).flatMap((one) => textOf(one) || []);
}
