import type { Change, ChangeKind, ContractIssue } from '@partner-journey/contract';
import { documentShapes } from '@partner-journey/contract/reader/shapes';
import type { AdapterContext, SendContext } from '../adapters/adapter.js';
import type { Query, QueryKind } from '../adapters/query.js';
import type { Clock } from '../clock/clock.js';
import type { SessionSurroundings } from '../completing/complete-session.js';
import type { Asked, BareHost, KnownViewer, Made, SentReceipt } from '../completing/completed-host.js';
import { membersOf } from '../completing/members-of.js';
import { ConfigError } from '../errors/config-error.js';
import { answersOf } from './answers-of.js';
import type { Expressions, Scope } from './expressions.js';
import { fillTemplate } from './fill-template.js';
import type { HostRequests } from './host-requests.js';
import { mappedCapabilities } from './mapped-capabilities.js';
import { filtered } from './filtered.js';
import type { Mapping } from './mapping.js';
import { instantOf } from './moments.js';
import { sendChange } from './send-change.js';
import type { Template } from './template.js';
import type { Webhooks } from './webhooks.js';

/** What a mapped host is made of. */
export interface MappedHostParts {
  readonly requests: HostRequests;
  /** Fetched when the first is called. */
  readonly webhooks: () => Promise<Webhooks>;
  readonly expressions: Expressions;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly clock: Clock;
}

/** Has what a mapping can make of the answers of a host, and takes what it can send. */
export class MappedHost implements BareHost {
  readonly #mapping: Mapping;
  readonly #parts: MappedHostParts;

  constructor(mapping: Mapping, parts: MappedHostParts) {
    this.#mapping = mapping;
    this.#parts = parts;
  }

  get reads(): readonly QueryKind[] {
    return Object.keys(this.#mapping.reads) as QueryKind[];
  }

  get changes(): readonly ChangeKind[] {
    return Object.keys(this.#mapping.changes ?? {}) as ChangeKind[];
  }

  surroundings(): SessionSurroundings {
    const { requests, clock } = this.#parts;
    return {
      host: new URL(requests.base).host,
      hostNowMs: requests.hostNow,
      deviceNowMs: clock.now(),
      capabilities: mappedCapabilities(this.#mapping),
    };
  }

  async make(query: Query, context: Asked<AdapterContext>): Promise<Made> {
    const read = this.#mapping.reads[query.kind];
    if (!read) throw new ConfigError(`The mapping has no "reads.${query.kind}", which was asked for.`);
    const isSession = query.kind === 'session';
    const { kind: _, ...rest } = query;
    const { filter, ...plain } = rest as { filter?: object };
    const viewer = isSession ? undefined : await context.viewer();
    const scope = this.#scope({ query: { ...plain, ...filter } }, context, viewer);
    const missing: ContractIssue[] = [];
    const { all: input, headers } = await answersOf(read.from, {
      ...this.#parts,
      mapping: this.#mapping,
      scope,
      context: { signal: context.signal, asksWho: isSession },
      onIssue: (issue) => missing.push(issue),
    });
    const { value, issues: unmade } = await fillTemplate(this.#parts.expressions, {
      template: read.as,
      shape: documentShapes[query.kind],
      scope: { input, names: { ...scope.names, all: input, headers } },
    });
    if (isSession) this.#needSettings(read.as, value);
    const issues = [...missing, ...unmade];
    if (isSession) return this.#timed(value, issues, read.from.length > 0);
    const body = query.kind === 'resources' ? filtered(value, query.filter, read.from, this.#mapping) : value;
    return { body, issues };
  }

  mayRepeat(kind: ChangeKind): boolean {
    return this.#mapping.changes?.[kind]?.again !== 'ask';
  }

  async send(change: Change, context: Asked<SendContext>): Promise<SentReceipt> {
    const scope = this.#scope({ change }, context, await context.viewer());
    const parts = { ...this.#parts, mapping: this.#mapping };
    return sendChange(change, { ...parts, scope, context, onIssue: () => {} });
  }

  /** Who is looking is often what only the page knows: then it is the page that has to say it. */
  #needSettings(template: Template, session: unknown): void {
    const { viewer } = template as { readonly viewer?: { readonly id?: unknown } };
    const asked = viewer?.id;
    if (typeof asked !== 'string' || !asked.startsWith('$settings.')) return;
    if (membersOf(membersOf(session)['viewer'])['id'] !== undefined) return;
    throw new ConfigError(
      `reads.session.as.viewer.id of the mapping: "${asked}" has no value. Give "${asked.slice(10)}" in "mappingSettings" of the root or "settings" of the adapter.`,
    );
  }

  /** A session without a time that is none; says so where nothing tells the time. What is made of settings alone has no answer that could. */
  #timed(session: unknown, issues: readonly ContractIssue[], isAsked: boolean): Made {
    const { serverTime, ...others } = membersOf(session);
    const { requests } = this.#parts;
    const told = instantOf(serverTime);
    if (told !== undefined) requests.saidTime(Date.parse(told));
    const body = told === undefined ? others : session;
    if (serverTime !== undefined && told === undefined)
      return { body, issues: [...issues, { ...noTime, got: `a ${typeof serverTime} that names no moment` }] };
    const isMissing = isAsked && requests.hostNow === undefined;
    return { body, issues: isMissing ? [...issues, noTime] : issues };
  }

  #scope(
    names: Readonly<Record<string, unknown>>,
    { partnerId }: AdapterContext,
    viewer: KnownViewer | undefined,
  ): Scope {
    const { settings } = this.#parts;
    return {
      input: undefined,
      names: { settings, viewer, partnerId: partnerId ?? viewer?.partnerId, ...names },
    };
  }
}

/** That the clock of this machine stands in for the host's. */
const noTime: ContractIssue = {
  path: '/serverTime',
  expected: 'the time of the host, in its answer or in a header "Date" that this page may read',
  got: 'nothing: the clock of this device is used',
};
