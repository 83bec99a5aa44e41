import type { Change } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import type {
  AdapterContext,
  JourneyAdapter,
  ReadAnswer,
  ReadContext,
  SendContext,
} from '../adapters/adapter.js';
import type { Query } from '../adapters/query.js';
import type { JourneyClientOptions } from '../client-options.js';
import { affectedBy } from '../completing/affected-by.js';
import { membersOf } from '../completing/members-of.js';
import { sumOf } from '../completing/sum-of.js';
import { ContractError } from '../errors/contract-error.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import { openStorage } from '../storage/open-storage.js';
import {
  isKeepable,
  KeptMarks,
  marked,
  markedBy,
  type KeepableKind,
  type MarkedKind,
  type Marks,
} from './kept-marks.js';

/** What of a host's gaps is filled in this browser. */
export interface KeepHereOptions {
  /** The kinds of change that never reach the host. */
  readonly kinds: readonly KeepableKind[];
  /** As the client's: `session` forgets with the tab. @default 'local' */
  readonly storage?: JourneyClientOptions['storage'];
}

/**
 * An adapter for a host that has no place for what one person does with things, as their favorites: that is kept in this
 * browser, for whoever is signed in, and the session says so in `keptHere`. Signing out does not remove it; nobody else
 * sees it.
 * @example
 * root.adapter = keepHere(restAdapter({ api: '/api/v1' }), { kinds: ['resource.favorite', 'update.seen'] });
 */
export function keepHere(adapter: JourneyAdapter, options: KeepHereOptions): JourneyAdapter {
  const host = new HostWithMarks(adapter, options);
  return {
    id: adapter.id,
    batchSize: adapter.batchSize,
    read: (query, context) => host.read(query, context),
    send: (changes, context) => host.send(changes, context),
    ...(adapter.watch && { watch: (...given) => adapter.watch?.(...given) }),
    ...(adapter.renewToken && { renewToken: () => adapter.renewToken?.() }),
  };
}

class HostWithMarks {
  readonly #adapter: JourneyAdapter;
  readonly #kinds: ReadonlySet<string>;
  readonly #storage: KeyValueStorage;
  /** What the host told of things, without marks. */
  readonly #told = { resources: new Map<string, unknown>(), updates: new Map<string, unknown>() };
  #marks: KeptMarks | undefined;

  constructor(adapter: JourneyAdapter, { kinds, storage }: KeepHereOptions) {
    this.#adapter = adapter;
    this.#kinds = new Set(kinds);
    // what this browser cannot keep stays in memory, and a change that waits says so by itself
    this.#storage = openStorage(storage, () => {});
  }

  async read(query: Query, context: ReadContext): Promise<ReadAnswer> {
    const { kind } = query;
    if (kind === 'session') return this.#session(context);
    if (kind !== 'resources' && kind !== 'updates') return this.#adapter.read(query, context);
    const marks = await (await this.#knownMarks(context)).load(kind);
    return this.#readStamped(query, context, sumOf([...marks]), (body) => this.#withMarks(kind, body, marks));
  }

  async send(changes: readonly Change[], context: SendContext): Promise<unknown> {
    const receipts: unknown[] = [];
    const others: Change[] = [];
    for (const change of changes) {
      if (this.#kinds.has(change.kind) && isKeepable(change))
        receipts.push(await this.#keep(change, context));
      else others.push(change);
    }
    if (others.length === 0) return { receipts };
    try {
      const answer = membersOf(await this.#adapter.send(others, context));
      return { ...answer, receipts: [...receipts, ...[answer['receipts']].flat()] };
    } catch (error) {
      // what is kept is kept: the client sends the others again
      if (receipts.length === 0) throw error;
      return { receipts };
    }
  }

  async #keep(change: Parameters<KeptMarks['keep']>[0], context: AdapterContext): Promise<unknown> {
    const mark = await (await this.#knownMarks(context)).keep(change);
    const { kind, id } = markedBy(change);
    const told = this.#told[kind].get(id);
    const value = told === undefined ? {} : { value: marked(kind, told, mark) };
    const affected = affectedBy(change).map((item) => ({ ...item, ...value }));
    return { changeId: change.id, outcome: 'saved', affected };
  }

  #withMarks(kind: MarkedKind, body: unknown, marks: Marks): unknown {
    const { items } = membersOf(body);
    if (!Array.isArray(items)) return body;
    const withMark = (item: unknown): unknown => {
      const { id } = membersOf(item);
      if (typeof id !== 'string') return item;
      this.#told[kind].set(id, item);
      const mark = marks.get(id);
      return mark ? marked(kind, item, mark) : item;
    };
    return { ...membersOf(body), items: items.map(withMark) };
  }

  #session(context: ReadContext): Promise<ReadAnswer> {
    const keptHere = [...this.#kinds];
    return this.#readStamped({ kind: 'session' }, context, sumOf(keptHere), (body) => {
      this.#know(body);
      const given = membersOf(body);
      const capabilities = membersOf(given['capabilities']);
      const changes = [...new Set([...[capabilities['changes'] ?? []].flat(), ...keptHere])];
      return { ...given, capabilities: { ...capabilities, changes, keptHere } };
    });
  }

  /** What was told to one person is nothing to the next. */
  #know(body: unknown): void {
    const session = readers.session(body).value;
    this.#marks =
      session && new KeptMarks(this.#storage, [this.#adapter.id, session.tenant.id, session.viewer.id]);
    this.#told.resources.clear();
    this.#told.updates.clear();
  }

  /** Reads what is made of the host's answer and of something here: the tag of the whole begins with the stamp of that. */
  async #readStamped(
    query: Query,
    context: ReadContext,
    sum: string,
    make: (body: unknown) => unknown,
  ): Promise<ReadAnswer> {
    const stamp = `${sum} `;
    const { etag } = context;
    const told = etag?.startsWith(stamp) ? etag.slice(stamp.length) : undefined;
    const answer = await this.#adapter.read(query, { ...context, etag: told });
    if (answer.unchanged) return answer;
    const tag = answer.etag === undefined ? {} : { etag: stamp + answer.etag };
    return { ...answer, body: make(answer.body), ...tag };
  }

  async #knownMarks({ signal, partnerId }: AdapterContext): Promise<KeptMarks> {
    if (this.#marks) return this.#marks;
    const { body } = await this.#session({ signal, partnerId });
    // what keeps the session from being read is told to whoever asks for it
    if (!this.#marks) throw new ContractError('GET /session', readers.session(body).issues);
    return this.#marks;
  }
}
