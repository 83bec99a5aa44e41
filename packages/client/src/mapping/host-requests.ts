import type { CsrfOptions } from '../client-options.js';
import type { Clock } from '../clock/clock.js';
import { within } from '../clock/within.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { baseUrl } from '../transport/base-url.js';
import type { TokenSource } from '../transport/token-source.js';
import { addressBelow, fillText } from './address.js';
import { understand, type HostAnswer, type Understood } from './answer-meaning.js';
import type { Expressions, Scope } from './expressions.js';
import { fillTemplate } from './fill-template.js';
import type { Mapping, RequestMapping } from './mapping.js';
import { textOf } from './text-of.js';

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
}

/** What goes along with a request. */
export interface SendingContext {
  readonly signal: AbortSignal;
  /** Whether the answer says who is looking. */
  readonly asksWho?: boolean | undefined;
  /** Asks that; called before something is sent with another token than the one it was asked with. */
  readonly confirmViewer?: (() => Promise<void>) | undefined;
}

/** An answer with what it means. */
export type Answered = HostAnswer & Understood;

/** Asks a host what a mapping says; the token goes to the base address and nowhere else, and no redirect is followed. */
export class HostRequests {
  /** Absolute, with a slash at its end. */
  readonly base: string;
  readonly #options: HostRequestsOptions;
  readonly #mapping: Mapping;
  readonly #expressions: Expressions;

  /** @throws {ConfigError} when the base address cannot be understood here. */
  constructor(mapping: Mapping, expressions: Expressions, options: HostRequestsOptions) {
    this.#mapping = mapping;
    this.#expressions = expressions;
    this.#options = options;
    this.base = baseUrl(options.api);
  }

  /** Puts a request together. */
  async make(request: RequestMapping, scope: Scope): Promise<HostRequest> {
    const filling = { expressions: this.#expressions, scope };
    const path = await fillText(request.path, { ...filling, encode: encodeURIComponent });
    const url = addressBelow(this.base, path.replace(/^\//, ''));
    for (const [name, template] of Object.entries(request.search ?? {})) {
      for (const value of texts(await this.#fill(template, scope))) url.searchParams.append(name, value);
    }
    const headers: Record<string, string> = {};
    for (const [name, expression] of Object.entries({ ...this.#mapping.headers, ...request.headers })) {
      const [value] = texts(await this.#expressions.evaluate(expression, scope));
      if (value !== undefined) headers[name] = value;
    }
    const body = request.body === undefined ? undefined : await this.#fill(request.body, scope);
    return { method: request.method ?? 'GET', url, headers, body };
  }

  /** Sends a request, with a new token when the first is refused. Rejects with a `JourneyError`. */
  async send(request: HostRequest, { signal, asksWho, confirmViewer }: SendingContext): Promise<Answered> {
    const { token, clock, timeoutMs } = this.#options;
    const asked = `${request.method} ${request.url.pathname}`;
    try {
      return await within(clock, { ms: timeoutMs, asked, signal }, async (limited) => {
        let known = await token?.get(undefined, confirmViewer);
        let answer = await this.#sendOnce(request, known, limited);
        if (answer.means === 'sign-in' && token) {
          known = await token.get(known, confirmViewer);
          answer = await this.#sendOnce(request, known, limited);
        }
        if (asksWho && known !== undefined && answer.means === 'done') token?.saidWho(known);
        return answer;
      });
    } catch (error) {
      signal.throwIfAborted();
      throw asJourneyError(error, asked);
    }
  }

  async #sendOnce(request: HostRequest, token: string | undefined, signal: AbortSignal): Promise<Answered> {
    const { method, url, body } = request;
    const { fetch = globalThis.fetch, credentials, csrf } = this.#options;
    const { header = 'Authorization', format = 'Bearer {token}' } = this.#mapping.auth ?? {};
    const headers = {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...request.headers,
      ...(csrf && method !== 'GET' && { [csrf.header]: await csrf.token() }),
      ...(token !== undefined && { [header]: format.replace('{token}', () => token) }),
    };
    const init: RequestInit = { method, headers, credentials, signal, redirect: 'manual', cache: 'no-store' };
    if (body !== undefined) init.body = JSON.stringify(body);
    const response = await fetch(url.href, init);
    const answer = await read(response, url.href);
    const understood = await understand(answer, this.#mapping.answers ?? [], this.#expressions);
    if (understood.means === 'done' && isWebPage(response, answer)) {
      throw new UnexpectedPageError(
        `${method} ${url.pathname} was answered with ${answer.status} and a web page instead of data.`,
      );
    }
    return { ...answer, ...understood };
  }

  /** Fills a template that is about no document of the contract. */
  async #fill(template: Parameters<typeof fillTemplate>[1]['template'], scope: Scope): Promise<unknown> {
    const { value, issues } = await fillTemplate(this.#expressions, { template, scope });
    if (issues[0]) throw new Error(`${issues[0].got} (${issues[0].path || 'the whole'})`);
    return value;
  }
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
