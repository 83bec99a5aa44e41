import type { ChangeMapping, Mapping } from '@partner-journey/client/mapping';
import type { Checkup } from './checkup.js';
import { corsMisfits, leaveFor, preflightHeaders, preflightMisfits } from './cors-checks.js';
import { CorsMisfits } from './cors-misfits.js';
import type { Misfit } from './finding.js';
import { askHost } from './host-answer.js';

/** Where a mapping is used, and by pages of which origin. */
export interface MappedCorsOptions {
  readonly checkup: Checkup;
  readonly mapping: Mapping;
  /** Base address of the API. */
  readonly api: string;
  readonly origin: string;
  /** Whether a token goes along. */
  readonly hasToken: boolean;
}

/** Sees whether a page of an origin may ask what a mapping asks, and send what it sends: Node asks without leave. */
export class MappedCors {
  readonly #options: MappedCorsOptions;
  readonly #cors = new CorsMisfits();
  /** What was looked at already. */
  readonly #seen = new Set<string>();
  /** Headers of answers that the mapping needs to read. */
  readonly #exposed: readonly string[];

  constructor(options: MappedCorsOptions) {
    this.#options = options;
    this.#exposed = ['Retry-After', 'Date', ...headersReadBy(options.mapping)];
  }

  /** Asks as a page of the origin would, and looks at what came back. */
  readonly fetch: typeof globalThis.fetch = async (address, init) => {
    const { origin } = this.#options;
    const url = new URL(address instanceof Request ? address.url : address);
    const { method = 'GET' } = init ?? {};
    const headers = new Headers(init?.headers);
    const leave = leaveFor(origin, method, headers);
    headers.set('Origin', origin);
    const response = await globalThis.fetch(url, { ...init, headers });
    const look = this.#lookOnce(`${method} ${url.pathname}`);
    if (!look) return response;
    look.note(corsMisfits(response, origin, this.#exposed));
    if (leave) look.note(preflightMisfits(await askLeave(url.href, leave), leave));
    return response;
  };

  /** Asks for leave to send what was not sent: an id in an address is made up. */
  async changes(): Promise<void> {
    for (const change of Object.values(this.#options.mapping.changes ?? {})) {
      for (const { method, address } of this.#sendings(change)) {
        const leave = leaveFor(this.#options.origin, method, this.#headersOf(change));
        const look = leave && this.#lookOnce(`OPTIONS ${new URL(address).pathname} (${method})`);
        if (!look) continue;
        const answer = await askLeave(address, leave);
        // there is nothing with that id
        const isMadeUp = typeof answer !== 'string' && answer.status === 404 && address.includes(madeUpId);
        look.note(preflightMisfits(isMadeUp ? { ...answer, status: 204 } : answer, leave));
      }
    }
  }

  /** Tells each cause once. */
  tell(): void {
    this.#cors.tell();
  }

  #lookOnce(source: string): { note(misfits: readonly Misfit[]): void } | undefined {
    if (this.#seen.has(source)) return undefined;
    this.#seen.add(source);
    const look = this.#options.checkup.look('requests', source);
    return { note: (misfits) => this.#cors.add(source, look, misfits) };
  }

  #sendings({ webhook, path = '', method = 'POST' }: ChangeMapping) {
    const methods = typeof method === 'string' ? [method] : textsOf(method.$values);
    const paths = typeof path === 'string' ? [path] : textsOf(path.$values);
    const addresses = webhook === undefined ? paths.flatMap((one) => this.#addressOf(one) ?? []) : [webhook];
    return addresses.flatMap((address) => methods.map((one) => ({ method: one, address })));
  }

  /** Undefined where too much of the path is an expression. */
  #addressOf(path: string): string | undefined {
    const filled = path.replaceAll(/\{[^{}]*\}/g, madeUpId);
    return /[{}]/.test(filled)
      ? undefined
      : `${this.#options.api.replace(/\/+$/, '')}/${filled.replace(/^\//, '')}`;
  }

  #headersOf(change: ChangeMapping): Headers {
    const { mapping, hasToken } = this.#options;
    const { webhook, body, encoding = 'json', again, keyHeader = 'Idempotency-Key' } = change;
    const headers = new Headers();
    const names = [...Object.keys(change.headers ?? {}), ...(again === 'key' ? [keyHeader] : [])];
    if (webhook === undefined) names.push(...Object.keys(mapping.headers ?? {}));
    if (webhook === undefined && hasToken && mapping.auth?.search === undefined)
      names.push(mapping.auth?.header ?? 'Authorization');
    for (const name of names) headers.set(name, '-');
    if (body !== undefined && encoding === 'json') headers.set('Content-Type', 'application/json');
    return headers;
  }
}

const madeUpId = 'made-up-id';

function askLeave(address: string, leave: Parameters<typeof preflightHeaders>[0]) {
  return askHost({ base: address, headers: {} }, '', { method: 'OPTIONS', headers: preflightHeaders(leave) });
}

function textsOf(values: object): readonly string[] {
  return Object.values(values).filter((value) => typeof value === 'string');
}

/** Names of headers that the expressions of a mapping read. */
function headersReadBy(mapping: Mapping): readonly string[] {
  const text = JSON.stringify(mapping);
  const named = [...text.matchAll(/\$headers\.(?:\w+\.)?`?([\w-]+)/g)].map(([, name = '']) => name);
  const isLinked = Object.values(mapping.requests).some(({ pages }) => pages?.by === 'link');
  return [...new Set([...named, ...(isLinked ? ['link'] : [])])];
}
