import type { Change } from '@partner-journey/contract';
import type { Transport } from '../../transport/transport.js';
import type { AdapterContext, JourneyAdapter, LiveListener, ReadAnswer, ReadContext } from '../adapter.js';
import type { Query } from '../query.js';
import { pathOf } from './rest-paths.js';

/** Opens the stream of news, after the message with this id. */
export type OpenStream = (lastEventId: string | undefined, signal: AbortSignal) => Promise<Response>;

/** What the REST adapter is put together from. */
export interface RestParts {
  readonly id: string;
  readonly transport: Pick<Transport, 'request' | 'open' | 'forgetToken'>;
  /** Reads the stream again and again until the signal aborts. */
  readonly readStream: (open: OpenStream, listener: LiveListener, signal: AbortSignal) => void;
}

/** Reads and writes an API that serves the contract as it stands. */
export class RestAdapter implements JourneyAdapter {
  readonly id: string;
  readonly #parts: RestParts;

  constructor(parts: RestParts) {
    this.id = parts.id;
    this.#parts = parts;
  }

  async read(query: Query, { signal, etag, partnerId }: ReadContext): Promise<ReadAnswer> {
    const answer = await this.#parts.transport.request({ path: pathOf(query, partnerId), signal, etag });
    const { maxAgeMs } = answer;
    const age = maxAgeMs === undefined ? {} : { maxAgeMs };
    if (answer.unchanged) return { unchanged: true, ...age };
    return { body: answer.body, ...(answer.etag !== undefined && { etag: answer.etag }), ...age };
  }

  async send(changes: readonly Change[], { signal, partnerId }: AdapterContext): Promise<unknown> {
    const path = withSearch('changes', { partnerId });
    return (await this.#parts.transport.request({ path, signal, body: { changes } })).body;
  }

  watch(listener: LiveListener, { signal, partnerId }: AdapterContext): void {
    const { transport, readStream } = this.#parts;
    // the id goes into the address: a header of its own would need the host's permission on every foreign origin
    const open: OpenStream = (lastEventId, streamSignal) =>
      transport.open(withSearch('events', { partnerId, lastEventId }), streamSignal);
    readStream(open, listener, signal);
  }

  /** Forgets the token: the next request asks for a new one. */
  renewToken(): void {
    this.#parts.transport.forgetToken();
  }
}

function withSearch(path: string, members: Readonly<Record<string, string | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(members)) if (value !== undefined) search.set(name, value);
  return search.size > 0 ? `${path}?${search}` : path;
}
