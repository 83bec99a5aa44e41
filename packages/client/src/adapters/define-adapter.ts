import type {
  Capabilities,
  Change,
  ChangeKind,
  ChangeOf,
  DocumentInputs,
  Receipt,
} from '@partner-journey/contract';
import { systemClock } from '../clock/clock.js';
import { affectedBy } from '../completing/affected-by.js';
import { capabilitiesOf } from '../completing/capabilities-of.js';
import type { SessionSurroundings } from '../completing/complete-session.js';
import { CompletedHost, type BareHost, type Made, type SentReceipt } from '../completing/completed-host.js';
import { ConfigError } from '../errors/config-error.js';
import { finalProblem } from '../errors/whole-problem.js';
import type { AdapterContext, JourneyAdapter, SendContext } from './adapter.js';
import type { Query, QueryKind } from './query.js';

/** The query of one kind. */
export type QueryOf<Kind extends QueryKind> = Extract<Query, { kind: Kind }>;

type StageInput = DocumentInputs['journey']['stages'][number];

/** A session of which only the viewer's id has to be known. */
export interface GivenSession extends Partial<
  Omit<DocumentInputs['session'], 'viewer' | 'organizations' | 'capabilities' | 'contract'>
> {
  readonly viewer: Pick<DocumentInputs['session']['viewer'], 'id'> &
    Partial<DocumentInputs['session']['viewer']>;
  /** What the two sides are called: the partner as in `partners`, the program as the tenant, where it is not said. */
  readonly organizations?: Partial<DocumentInputs['session']['organizations']>;
  /** What the host can do beyond what follows from `reads` and `changes`, such as `{ live: 'none' }`. */
  readonly capabilities?: Partial<Capabilities>;
}

/** A journey whose stages need not say where they stand: one is done when its required steps are. */
export interface GivenJourney extends Omit<DocumentInputs['journey'], 'stages'> {
  readonly stages: readonly (Omit<StageInput, 'position'> & Partial<Pick<StageInput, 'position'>>)[];
}

/** What each query may be answered with. */
export interface GivenDocuments extends Omit<DocumentInputs, 'session' | 'journey'> {
  journey: GivenJourney;
}

/** What became of a change: nothing for `saved`; a refusal says why, in words for the person. */
export type ChangeOutcome =
  | undefined
  | { readonly outcome: 'saved' | 'accepted' }
  | { readonly outcome: 'rejected' | 'conflict'; readonly reason: string };

/** An adapter in four members. Whatever they throw counts as the host being out of reach, a `JourneyError` as what it is. */
export interface AdapterDefinition {
  /** Names the host's API: what is kept on the device stands under it. */
  readonly id: string;
  /** Says who is looking. */
  session(context: AdapterContext): Promise<GivenSession> | GivenSession;
  /** Answers queries by their kind; what is absent is switched off. */
  readonly reads: {
    readonly [Kind in Exclude<QueryKind, 'session'>]?: (
      query: QueryOf<Kind>,
      context: AdapterContext,
    ) => Promise<GivenDocuments[Kind]> | GivenDocuments[Kind];
  };
  /**
   * Sends changes by their kind; what is absent is not offered. A change has an id of its own for ever: where yours knows
   * a repeated one by it, or the same change has no second effect, say `knowsRepeated`.
   */
  readonly changes?: {
    readonly [Kind in ChangeKind]?: (
      change: ChangeOf<Kind>,
      context: SendContext,
    ) => Promise<void> | Promise<ChangeOutcome> | ChangeOutcome;
  };
  /** Whether every change may be sent twice and has one effect; else the person is asked after a lost answer. @default false */
  readonly knowsRepeated?: boolean;
  /** Listens for news until the signal aborts. Absent: the host is asked at intervals. */
  readonly watch?: JourneyAdapter['watch'];
}

/**
 * Makes an adapter of what your host can do: the rest of the session, where stages stand, what may be done with a step,
 * receipts and the list of journeys follow from it.
 * @example
 * root.adapter = defineAdapter({
 *   id: 'https://portal.example/legacy',
 *   session: () => ({ viewer: { id: portal.userId } }),
 *   reads: { journey: ({ journeyId }, { signal }) => portal.loadDeal(journeyId, signal) },
 *   changes: { 'step.complete': ({ target }, { signal }) => portal.finish(target.stepId, signal) },
 *   knowsRepeated: true,
 * });
 */
export function defineAdapter(definition: AdapterDefinition): JourneyAdapter {
  const host = new CompletedHost(new DefinedHost(definition));
  const { id, watch } = definition;
  return {
    id,
    batchSize: 1,
    read: (query, context) => host.read(query, context),
    send: (changes, context) => host.send(changes, context),
    ...(watch && { watch: (...given) => watch(...given) }),
  };
}

class DefinedHost implements BareHost {
  readonly #definition: AdapterDefinition;

  constructor(definition: AdapterDefinition) {
    this.#definition = definition;
  }

  get reads(): readonly QueryKind[] {
    return Object.keys(this.#definition.reads) as QueryKind[];
  }

  get changes(): readonly ChangeKind[] {
    return Object.keys(this.#definition.changes ?? {}) as ChangeKind[];
  }

  surroundings(): SessionSurroundings {
    const { id, watch } = this.#definition;
    const { reads, changes } = this;
    const abilities = { reads, changes, searches: false, tellsNews: watch !== undefined };
    return {
      host: hostOf(id),
      hostNowMs: undefined,
      deviceNowMs: systemClock.now(),
      capabilities: { ...capabilitiesOf(abilities) },
    };
  }

  async make(query: Query, context: AdapterContext): Promise<Made> {
    const { session, reads } = this.#definition;
    if (query.kind === 'session') return { body: await session(context) };
    const read = reads[query.kind] as ((query: Query, context: AdapterContext) => unknown) | undefined;
    if (!read) throw new ConfigError(`The adapter has no "reads.${query.kind}", which was asked for.`);
    return { body: await read(query, context) };
  }

  mayRepeat(): boolean {
    return this.#definition.knowsRepeated ?? false;
  }

  async send(change: Change, context: SendContext): Promise<SentReceipt> {
    const send = this.#definition.changes?.[change.kind] as
      ((change: Change, context: SendContext) => Promise<ChangeOutcome> | ChangeOutcome) | undefined;
    if (!send) throw new ConfigError(`The adapter has no "changes.${change.kind}", which was to be sent.`);
    const given = (await send(change, context)) ?? { outcome: 'saved' };
    const receipt = { changeId: change.id, outcome: given.outcome, affected: affectedBy(change) };
    if (!('reason' in given)) return receipt;
    const problem: Receipt['problem'] = { ...finalProblem(given.outcome), title: given.reason };
    return { ...receipt, problem };
  }
}

function hostOf(id: string): string {
  return URL.canParse(id) ? new URL(id).host : id;
}
