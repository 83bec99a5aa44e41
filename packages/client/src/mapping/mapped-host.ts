import type { Change, ContractIssue, Role } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { documentShapes } from '@partner-journey/contract/reader/shapes';
import { summaryFor } from '@partner-journey/contract/rules';
import type { AdapterContext, ReadAnswer, ReadContext, SendContext } from '../adapters/adapter.js';
import type { Query } from '../adapters/query.js';
import type { Clock } from '../clock/clock.js';
import { completeJourney } from '../completing/complete-journey.js';
import { completeSession } from '../completing/complete-session.js';
import { membersOf } from '../completing/members-of.js';
import { sendInOrder } from '../completing/send-in-order.js';
import { sumOf } from '../completing/sum-of.js';
import { ConfigError } from '../errors/config-error.js';
import { ContractError } from '../errors/contract-error.js';
import { answersOf } from './answers-of.js';
import type { Expressions, Scope } from './expressions.js';
import { fillTemplate } from './fill-template.js';
import type { HostRequests } from './host-requests.js';
import { mappedCapabilities } from './mapped-capabilities.js';
import type { Mapping } from './mapping.js';
import { sendChange } from './send-change.js';
import type { Webhooks } from './webhooks.js';

/** What a mapped host is made of. */
export interface MappedHostParts {
  readonly requests: HostRequests;
  readonly webhooks: Webhooks;
  readonly expressions: Expressions;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly clock: Clock;
}

/** A document, and what could not be made of the answers. */
interface Made {
  readonly body: unknown;
  readonly issues: readonly ContractIssue[];
}

/** Who is looking, as the session said, and for whom where nobody chose. */
interface Viewer {
  readonly id: string;
  readonly role: Role;
  readonly partnerId?: string;
}

/** Makes the documents of the contract out of the answers of a host, and its requests out of changes. */
export class MappedHost {
  readonly #mapping: Mapping;
  readonly #parts: MappedHostParts;
  #viewer: Viewer | undefined;

  constructor(mapping: Mapping, parts: MappedHostParts) {
    this.#mapping = mapping;
    this.#parts = parts;
  }

  /** Reads a document; its tag is a sum of it, for a host of any kind has none for what is made of several answers. */
  async read(query: Query, context: ReadContext): Promise<ReadAnswer> {
    const { body, issues } = await this.#document(query, context);
    const etag = sumOf(body, issues);
    return etag === context.etag ? { unchanged: true } : { body, issues, etag };
  }

  async #document(query: Query, context: AdapterContext): Promise<Made> {
    if (query.kind === 'journeys' && !this.#mapping.reads.journeys) return this.#listOne(context);
    if (query.kind === 'journey') return this.#journey(query, context);
    const made = await this.#make(query, context);
    return query.kind === 'session' ? this.#session(made) : made;
  }

  async send(changes: readonly Change[], context: SendContext): Promise<unknown> {
    const viewer = await this.#knownViewer(context);
    return sendInOrder(changes, (change) => {
      const scope = this.#scope({ change, ...namesOf(viewer, context) });
      return sendChange(change, { ...this.#parts, mapping: this.#mapping, scope, context });
    });
  }

  async #journey(query: Query, context: AdapterContext): Promise<Made> {
    const { body, issues } = await this.#make(query, context);
    const viewer = await this.#knownViewer(context);
    const kinds = Object.keys(this.#mapping.changes ?? {}) as Change['kind'][];
    return { body: completeJourney(body, { viewer, kinds }), issues };
  }

  /** A host without a list has the one journey. */
  async #listOne(context: AdapterContext): Promise<Made> {
    const { body, issues } = await this.#journey({ kind: 'journey' }, context);
    const journey = readers.journey(body).value;
    const viewer = await this.#knownViewer(context);
    return { body: { items: journey ? [summaryFor(journey, viewer)] : [] }, issues };
  }

  async #make(query: Query, context: AdapterContext): Promise<Made> {
    const read = this.#mapping.reads[query.kind];
    if (!read) throw new ConfigError(`The mapping has no "reads.${query.kind}", which was asked for.`);
    const viewer = query.kind === 'session' ? undefined : await this.#knownViewer(context);
    const { kind: _, ...rest } = query;
    const { filter, ...plain } = rest as { filter?: object };
    const scope = this.#scope({ query: { ...plain, ...filter }, ...namesOf(viewer, context) });
    const input = await answersOf(read.from, {
      ...this.#parts,
      mapping: this.#mapping,
      scope,
      context: { signal: context.signal, asksWho: query.kind === 'session' },
    });
    const filled = await fillTemplate(this.#parts.expressions, {
      template: read.as,
      shape: documentShapes[query.kind],
      scope: { input, names: { ...scope.names, all: input } },
    });
    return { body: filled.value, issues: filled.issues };
  }

  #session({ body: found, issues }: Made): Made {
    const { requests, clock } = this.#parts;
    const { hostNow } = requests;
    const body = completeSession(found, {
      host: new URL(requests.base).host,
      nowMs: hostNow ?? clock.now(),
      capabilities: mappedCapabilities(this.#mapping),
    });
    const { viewer, partnerId } = readers.session(body).value ?? {};
    this.#viewer = viewer && { ...viewer, partnerId };
    const hasTime = hostNow !== undefined || membersOf(found)['serverTime'] !== undefined;
    return { body, issues: hasTime ? issues : [...issues, noTime] };
  }

  async #knownViewer(context: AdapterContext): Promise<Viewer> {
    if (this.#viewer) return this.#viewer;
    const { body } = await this.#document({ kind: 'session' }, context);
    // what keeps the session from being read is told to whoever asks for it; nothing else can be asked without
    if (!this.#viewer) throw new ContractError('GET /session', readers.session(body).issues);
    return this.#viewer;
  }

  #scope(names: Readonly<Record<string, unknown>>): Scope {
    return { input: undefined, names: { settings: this.#parts.settings, ...names } };
  }
}

/** That the clock of this machine stands in for the host's. */
const noTime: ContractIssue = {
  path: '/serverTime',
  expected: 'the time of the host, in its answer or in a header "Date" that this page may read',
  got: 'nothing: the clock of this device is used',
};

function namesOf(
  viewer: Viewer | undefined,
  { partnerId = viewer?.partnerId }: AdapterContext,
): Readonly<Record<string, unknown>> {
  return { ...(viewer && { viewer }), ...(partnerId !== undefined && { partnerId }) };
}
