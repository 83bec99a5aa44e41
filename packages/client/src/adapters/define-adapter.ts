import type {
  Capabilities,
  Change,
  ChangeKind,
  ChangeOf,
  DocumentInputs,
  Receipt,
} from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { summaryFor, type RuleViewer } from '@partner-journey/contract/rules';
import { systemClock } from '../clock/clock.js';
import { affectedBy } from '../completing/affected-by.js';
import { capabilitiesOf } from '../completing/capabilities-of.js';
import { completeJourney } from '../completing/complete-journey.js';
import { completeSession } from '../completing/complete-session.js';
import { sendInOrder } from '../completing/send-in-order.js';
import { sumOf } from '../completing/sum-of.js';
import { unknownReceipt } from '../completing/unknown-receipt.js';
import { ConfigError } from '../errors/config-error.js';
import { ContractError } from '../errors/contract-error.js';
import { finalProblem } from '../errors/whole-problem.js';
import type { AdapterContext, JourneyAdapter, ReadAnswer, ReadContext, SendContext } from './adapter.js';
import type { Query, QueryKind } from './query.js';

/** The query of one kind. */
export type QueryOf<Kind extends QueryKind> = Extract<Query, { kind: Kind }>;

type StageInput = DocumentInputs['journey']['stages'][number];

/** A session of which only the viewer's id has to be known. */
export interface GivenSession extends Partial<
  Omit<DocumentInputs['session'], 'viewer' | 'capabilities' | 'contract'>
> {
  readonly viewer: Pick<DocumentInputs['session']['viewer'], 'id'> &
    Partial<DocumentInputs['session']['viewer']>;
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
  const host = new DefinedHost(definition);
  const { id, watch } = definition;
  return {
    id,
    batchSize: 1,
    read: (query, context) => host.read(query, context),
    send: (changes, context) => host.send(changes, context),
    ...(watch && { watch: (...given) => watch(...given) }),
  };
}

class DefinedHost {
  readonly #definition: AdapterDefinition;
  #viewer: RuleViewer | undefined;

  constructor(definition: AdapterDefinition) {
    this.#definition = definition;
  }

  async read(query: Query, context: ReadContext): Promise<ReadAnswer> {
    context.signal.throwIfAborted();
    const body = await this.#document(query, context);
    const etag = sumOf(body);
    return etag === context.etag ? { unchanged: true } : { body, etag };
  }

  send(changes: readonly Change[], context: SendContext): Promise<unknown> {
    return sendInOrder(changes, (change) => this.#send(change, context));
  }

  async #send(change: Change, context: SendContext) {
    const send = this.#definition.changes?.[change.kind] as
      ((change: Change, context: SendContext) => Promise<ChangeOutcome> | ChangeOutcome) | undefined;
    if (!send) throw new ConfigError(`The adapter has no "changes.${change.kind}", which was to be sent.`);
    if (!this.#definition.knowsRepeated && context.repeated?.includes(change.id))
      return unknownReceipt(change);
    const given = (await send(change, context)) ?? { outcome: 'saved' };
    const receipt = { changeId: change.id, outcome: given.outcome, affected: affectedBy(change) };
    if (!('reason' in given)) return receipt;
    const problem: Receipt['problem'] = { ...finalProblem(given.outcome), title: given.reason };
    return { ...receipt, problem };
  }

  async #document(query: Query, context: AdapterContext): Promise<unknown> {
    const { reads } = this.#definition;
    if (query.kind === 'session') return this.#session(context);
    if (query.kind === 'journeys' && !reads.journeys) return this.#listOne(context);
    const read = reads[query.kind] as ((query: Query, context: AdapterContext) => unknown) | undefined;
    if (!read) throw new ConfigError(`The adapter has no "reads.${query.kind}", which was asked for.`);
    const found: unknown = await read(query, context);
    if (query.kind !== 'journey') return found;
    return completeJourney(found, { viewer: await this.#knownViewer(context), kinds: this.#kinds });
  }

  /** A host without a list has the one journey. */
  async #listOne(context: AdapterContext): Promise<unknown> {
    const journey = readers.journey(await this.#document({ kind: 'journey' }, context)).value;
    return { items: journey ? [summaryFor(journey, await this.#knownViewer(context))] : [] };
  }

  async #session(context: AdapterContext): Promise<unknown> {
    const { id, session, reads, watch } = this.#definition;
    const completed = completeSession(await session(context), {
      host: hostOf(id),
      nowMs: systemClock.now(),
      capabilities: capabilitiesOf({
        reads: Object.keys(reads) as QueryKind[],
        changes: this.#kinds,
        searches: false,
        tellsNews: watch !== undefined,
      }),
    });
    this.#viewer = readers.session(completed).value?.viewer;
    return completed;
  }

  async #knownViewer(context: AdapterContext): Promise<RuleViewer> {
    if (this.#viewer) return this.#viewer;
    const session = await this.#session(context);
    if (!this.#viewer) throw new ContractError('The session of the adapter', readers.session(session).issues);
    return this.#viewer;
  }

  get #kinds(): readonly ChangeKind[] {
    return Object.keys(this.#definition.changes ?? {}) as ChangeKind[];
  }
}

function hostOf(id: string): string {
  return URL.canParse(id) ? new URL(id).host : id;
}
