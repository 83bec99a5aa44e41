import type {
  Affected,
  Change,
  ChangeOf,
  HistoryEntry,
  Journey,
  MadeBy,
  Problem,
  Receipt,
} from '@partner-journey/contract';
import type { WireFixture } from '@partner-journey/contract/fixtures';
import { readers } from '@partner-journey/contract/reader';
import {
  applyChange,
  historyOf,
  isFinished,
  isLearning,
  isSatisfied,
  journeyFor,
  summaryFor,
  trainingAfter,
  withClocksAt,
  withTraining,
  type JourneyChange,
  type Learning,
} from '@partner-journey/contract/rules';
import { HostResponseError } from '../../errors/host-response-error.js';
import type { Query } from '../query.js';
import { searchLibrary } from './library.js';
import type { MemoryDocuments } from './memory-data.js';
import { OtherData } from './other-data.js';

/** What a request with changes brought about. */
export interface Applied {
  readonly receipts: readonly Receipt[];
  /** Live messages for whoever watches. */
  readonly news: readonly object[];
}

/** The state of a host: what it was given, and what changes have made of it. Answers are copies. */
export class MemoryHost {
  readonly #documents: MemoryDocuments | WireFixture;
  readonly #other: OtherData;
  readonly #now: () => string;
  readonly #receipts = new Map<string, { readonly body: string; readonly receipt: Receipt }>();
  readonly #history = new Map<string, HistoryEntry[]>();
  /** Undefined as long as the journey is served exactly as it was given. */
  #journey: Journey | undefined;
  #newsCount = 0;
  /** Counts what has changed. */
  version = 1;

  constructor(documents: MemoryDocuments | WireFixture, now: () => string) {
    this.#documents = structuredClone(documents);
    this.#now = now;
    this.#other = new OtherData(this.#documents, now);
    if ('people' in this.#documents) this.#journey = this.#documents.journey;
  }

  /** @throws {HostResponseError} with 404 for another journey than the one there is. */
  read(query: Query): unknown {
    const { journeyId } = query as { journeyId?: string };
    const isOther = this.#journey && journeyId !== undefined && journeyId !== this.#journey.id;
    const isNone = query.kind === 'journey' && this.#documents.journey === undefined;
    if (isOther || isNone)
      throw new HostResponseError(`There is no journey "${journeyId ?? ''}".`, { status: 404 });
    return structuredClone(this.#answer(query));
  }

  /** @throws {HostResponseError} with 409 when somebody else made the changes. */
  apply(changes: readonly Change[], madeBy?: MadeBy): Applied {
    if (madeBy && !this.#isViewer(madeBy)) throw viewerMismatch();
    const stuck = new Set<string>();
    const news: object[] = [];
    const receipts = changes.map((change) => {
      const target = JSON.stringify(change.target);
      if (stuck.has(target))
        return refused(change, 'waits-for-earlier', 'An earlier change of the same thing was not saved.');
      const receipt = this.#applyOnce(change, news);
      if (target !== '{}' && (receipt.outcome === 'rejected' || receipt.outcome === 'conflict'))
        stuck.add(target);
      return receipt;
    });
    return { receipts: structuredClone(receipts), news };
  }

  #answer(query: Query): unknown {
    const { session, journeys, journey } = this.#documents;
    switch (query.kind) {
      case 'session':
        return isObject(session) ? { ...session, serverTime: this.#now() } : session;
      case 'journeys':
        return this.#journey ? { items: [summaryFor(this.#journey, this.#viewer)] } : journeys;
      case 'journey':
        return this.#journey ? { ...this.#seen(this.#journey), asOf: this.#now() } : journey;
      case 'history':
        return { items: this.#historyOf(query.stepId) };
      case 'resources':
        return this.#other.library
          ? searchLibrary(this.#other.library, query.filter ?? {})
          : this.#documents.resources;
      case 'insights':
        return this.#documents.insights ?? { metrics: [] };
      default:
        return this.#other.read(query.kind);
    }
  }

  get #session() {
    return readers.session(this.#documents.session).value;
  }

  get #viewer() {
    return this.#session?.viewer ?? { id: 'nobody', name: 'Nobody', role: 'partner' as const };
  }

  #isViewer({ tenantId, viewerId }: MadeBy): boolean {
    const session = this.#session;
    return session?.tenant.id === tenantId && session.viewer.id === viewerId;
  }

  #applyOnce(change: Change, news: object[]): Receipt {
    const body = JSON.stringify([change.kind, change.target, change.payload]);
    const known = this.#receipts.get(change.id);
    if (known) {
      return known.body === body
        ? known.receipt
        : refused(change, 'change-id-reused', 'The id of this change was used for another.');
    }
    const receipt = /^(step|stage)\./.test(change.kind)
      ? this.#applyToJourney(change as JourneyChange)
      : this.#applyToOthers(change);
    this.#receipts.set(change.id, { body, receipt });
    if (receipt.affected.length > 0) this.version += 1;
    for (const { entity, id } of receipt.affected) {
      news.push({
        id: String(++this.#newsCount),
        entity: entity === 'stage' ? 'journey' : entity,
        entityId: id,
        at: this.#now(),
      });
    }
    return receipt;
  }

  #applyToJourney(change: JourneyChange): Receipt {
    this.#journey ??= readers.journey(this.#documents.journey).value;
    if (!this.#journey) return refused(change, 'not-found', 'There is no such journey.');
    const viewer = this.#viewer;
    const side = viewer.role === 'program' ? ('program' as const) : ('partner' as const);
    const people = 'people' in this.#documents ? this.#documents.people : [];
    const now = this.#now();
    const context = { now, viewer: { id: viewer.id, name: viewer.name, side }, role: viewer.role, people };
    const result = applyChange(this.#journey, change, context);
    if (result.outcome !== 'saved') {
      const { outcome, problem } = result;
      return {
        changeId: change.id,
        outcome,
        problem,
        affected: 'stepId' in change.target ? this.#tell([change.target.stepId], []) : [],
      };
    }
    // what went before is told by the step as it was
    if (result.entry && 'stepId' in change.target)
      this.#remember(change.target.stepId, { ...result.entry, id: change.id });
    this.#journey = result.journey;
    return { changeId: change.id, outcome: 'saved', affected: this.#tell(result.steps, result.stages) };
  }

  #applyToOthers(change: Change): Receipt {
    const receipt = this.#other.apply(change);
    if (!isLearning(change) || receipt.outcome !== 'saved' || this.#viewer.role === 'program') return receipt;
    return { ...receipt, affected: [...receipt.affected, ...this.#learn(change)] };
  }

  /** Carries what was learned over to the training steps that ask for it, and completes those it is enough for. */
  #learn(change: Learning): readonly Affected[] {
    this.#journey ??= readers.journey(this.#documents.journey).value;
    const steps = this.#journey?.stages.flatMap((stage) => stage.steps) ?? [];
    return steps.flatMap((step) => {
      const { training } = step;
      if (training?.resourceId !== change.target.resourceId || isFinished(step)) return [];
      const after = trainingAfter(training, change);
      const isDone = isSatisfied(after, change);
      if (after === training && !isDone) return [];
      this.#journey = withTraining(this.#journey!, step, after);
      if (!isDone) return this.#tell([step.id], []);
      const target = { journeyId: this.#journey.id, stepId: step.id };
      const completion = {
        ...change,
        kind: 'step.complete',
        target,
        payload: {},
      } as ChangeOf<'step.complete'>;
      const { outcome, affected } = this.#applyToJourney(completion);
      return outcome === 'saved' ? affected : this.#tell([step.id], []);
    });
  }

  #remember(stepId: string, entry: HistoryEntry): void {
    this.#history.set(stepId, [entry, ...this.#historyOf(stepId)]);
  }

  /** What happened to a step, newest first; before the first change what must have happened for it to stand as it does. */
  #historyOf(stepId: string): readonly HistoryEntry[] {
    const known = this.#history.get(stepId);
    if (known) return known;
    const journey = this.#journey ?? readers.journey(this.#documents.journey).value;
    const seen = journey && this.#seen(journey).stages.flatMap(({ steps }) => steps);
    const step = seen?.find(({ id }) => id === stepId);
    return step ? historyOf(step).reverse() : [];
  }

  /** What the viewer may know of a journey, as it is now. */
  #seen(journey: Journey): Journey {
    return journeyFor(withClocksAt(journey, this.#now()), this.#viewer);
  }

  /** What the viewer may know of these steps and stages, as it is now. */
  #tell(stepIds: readonly string[], stageIds: readonly string[]): Affected[] {
    const { stages } = this.#seen(this.#journey!);
    const steps = stages.flatMap((stage) => stage.steps);
    return [
      ...steps
        .filter(({ id }) => stepIds.includes(id))
        .map((value) => ({ entity: 'step' as const, id: value.id, value })),
      ...stages
        .filter(({ id }) => stageIds.includes(id))
        .map((value) => ({ entity: 'stage' as const, id: value.id, value })),
    ];
  }
}

function viewerMismatch(): HostResponseError {
  const title = 'Somebody else is signed in';
  const problem = { type: 'about:blank', title, status: 409, code: 'viewer-mismatch' };
  return new HostResponseError(`${title}.`, { status: 409, problem });
}

/** The receipt for a change that is not taken. */
export function refused(change: Change, code: Problem['code'], title: string): Receipt {
  const problem = { type: 'about:blank', title, status: code === 'not-found' ? 404 : 422, code };
  return { changeId: change.id, outcome: 'rejected', problem, affected: [] };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
