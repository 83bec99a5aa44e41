import type { Change, ChangeKind, ContractIssue, Receipt } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { summaryFor, type RuleViewer } from '@partner-journey/contract/rules';
import type { AdapterContext, ReadAnswer, ReadContext, SendContext } from '../adapters/adapter.js';
import type { Query, QueryKind } from '../adapters/query.js';
import { ContractError } from '../errors/contract-error.js';
import { completeJourney } from './complete-journey.js';
import { completeSession, type SessionSurroundings } from './complete-session.js';
import { membersOf } from './members-of.js';
import { sendInOrder } from './send-in-order.js';
import { sumOf } from './sum-of.js';
import { unknownReceipt } from './unknown-receipt.js';

/** A document, and what could not be made of the host's answers. */
export interface Made {
  readonly body: unknown;
  readonly issues?: readonly ContractIssue[];
}

/** Who is looking, as the session said, and for whom where nobody chose. */
export interface KnownViewer extends RuleViewer {
  readonly partnerId: string;
}

/** A receipt in the shape of the contract, without what only a host of the contract can say. */
export interface SentReceipt {
  readonly changeId: string;
  readonly outcome: Receipt['outcome'];
  readonly problem?: Receipt['problem'];
  readonly affected: readonly { readonly entity: string; readonly id: string }[];
}

/** What goes along with a question to a bare host; who is looking is asked for where it matters. */
export type Asked<Context> = Context & { viewer(): Promise<KnownViewer> };

/** A host that says what it has and takes what it can: what follows from that is not its business. */
export interface BareHost {
  /** The kinds of documents it has. */
  readonly reads: readonly QueryKind[];
  /** The kinds of change it takes. */
  readonly changes: readonly ChangeKind[];
  /** What its session is completed from; asked for after the session was made. */
  surroundings(): SessionSurroundings;
  /** Makes one of its documents. */
  make(query: Query, context: Asked<AdapterContext>): Promise<Made>;
  /** Whether a change may be sent that it may have taken before. */
  mayRepeat(kind: ChangeKind): boolean;
  /** Sends a change. Rejects when the host has said nothing final. */
  send(change: Change, context: Asked<SendContext>): Promise<SentReceipt>;
}

/** So many milliseconds the journey that a list was made of serves whoever asks for it next. */
const listedForMs = 2_000;

/** Makes whole documents of what a host has: the rest of the session, where stages stand, the list of its one journey. */
export class CompletedHost {
  readonly #host: BareHost;
  #viewer: KnownViewer | undefined;
  /** The journey that the list was made of, for whoever asks for it next. */
  #listed: { readonly made: Made; readonly at: number } | undefined;

  constructor(host: BareHost) {
    this.#host = host;
  }

  /** Reads a document; its tag is a sum of it, for what is made of several answers has none of its own. */
  async read(query: Query, context: ReadContext): Promise<ReadAnswer> {
    context.signal.throwIfAborted();
    const { body, issues = [] } = await this.#document(query, context);
    const etag = sumOf(body, issues);
    return etag === context.etag ? { unchanged: true } : { body, issues, etag };
  }

  /** Sends changes in their order; what must not be sent twice and perhaps was sent is left to the person. */
  send(changes: readonly Change[], context: SendContext): Promise<unknown> {
    this.#listed = undefined;
    return sendInOrder(changes, async (change) => {
      const isUnknown = context.repeated?.includes(change.id) && !this.#host.mayRepeat(change.kind);
      if (isUnknown) return unknownReceipt(change);
      const { affected, ...told } = await this.#host.send(change, this.#asked(context));
      // what cannot be read is not said to be different
      return {
        ...told,
        affected: affected.filter(({ entity }) => entity !== 'feedback' || this.#showsFeedback),
      };
    });
  }

  /** Whether it shows what was said: a host, or a mailbox, may take feedback and show none. */
  get #showsFeedback(): boolean {
    return this.#host.reads.includes('feedback');
  }

  async #document(query: Query, context: AdapterContext): Promise<Made> {
    if (query.kind === 'session') return this.#session(context);
    if (query.kind === 'journey') return this.#takeListed(query) ?? this.#journey(query, context);
    if (query.kind === 'journeys' && !this.#host.reads.includes('journeys')) return this.#listOne(context);
    const takesFeedback = this.#host.changes.includes('feedback.send');
    if (query.kind === 'feedback' && takesFeedback && !this.#showsFeedback) return { body: { items: [] } };
    return this.#host.make(query, this.#asked(context));
  }

  async #session(context: AdapterContext): Promise<Made> {
    const made = await this.#host.make({ kind: 'session' }, this.#asked(context));
    const body = completeSession(made.body, this.#host.surroundings());
    const { viewer, partnerId } = readers.session(body).value ?? {};
    this.#viewer = viewer && { ...viewer, partnerId: partnerId! };
    return { ...made, body };
  }

  async #journey(query: Query, context: AdapterContext): Promise<Made> {
    const made = await this.#host.make(query, this.#asked(context));
    const viewer = await this.#knownViewer(context);
    return { ...made, body: completeJourney(made.body, { viewer, kinds: this.#host.changes }) };
  }

  /** A page asks for the list and then for its journey: of a host without a list both are one answer. */
  #takeListed({ journeyId }: Query & { readonly kind: 'journey' }): Made | undefined {
    const listed = this.#listed;
    this.#listed = undefined;
    const isNow = listed !== undefined && performance.now() - listed.at < listedForMs;
    const isIt = journeyId === undefined || journeyId === membersOf(listed?.made.body)['id'];
    return isNow && isIt ? listed.made : undefined;
  }

  /** A host without a list has the one journey, or none. */
  async #listOne(context: AdapterContext): Promise<Made> {
    if (!this.#host.reads.includes('journey')) return { body: { items: [] } };
    const made = await this.#journey({ kind: 'journey' }, context);
    this.#listed = { made, at: performance.now() };
    const journey = readers.journey(made.body).value;
    const viewer = await this.#knownViewer(context);
    return { ...made, body: { items: journey ? [summaryFor(journey, viewer)] : [] } };
  }

  #asked<Context extends AdapterContext>(context: Context): Asked<Context> {
    return { ...context, viewer: () => this.#knownViewer(context) };
  }

  async #knownViewer(context: AdapterContext): Promise<KnownViewer> {
    if (this.#viewer) return this.#viewer;
    const { body } = await this.#session(context);
    // what keeps the session from being read is told to whoever asks for it; nothing else can be asked without
    if (!this.#viewer) throw new ContractError('GET /session', readers.session(body).issues);
    return this.#viewer;
  }
}
