import type {
  Affected,
  Change,
  ChangeOf,
  FeedbackPage,
  Receipt,
  Resource,
  SurveyList,
  UpdatePage,
} from '@partner-journey/contract';
import type { WireFixture } from '@partner-journey/contract/fixtures';
import { readers } from '@partner-journey/contract/reader';
import type { MemoryDocuments } from './memory-data.js';

type Documents = MemoryDocuments | WireFixture;

/** The documents that changes have rewritten. */
interface Rewritten {
  surveys?: SurveyList;
  feedback?: FeedbackPage;
  updates?: UpdatePage;
}

/** Everything of a host that is not the journey: library, surveys, feedback and updates. */
export class OtherData {
  readonly #documents: Documents;
  readonly #now: () => string;
  readonly #changed: Rewritten = {};
  #library: Resource[] | undefined;

  constructor(documents: Documents, now: () => string) {
    this.#documents = documents;
    this.#now = now;
    if ('people' in documents) this.#library = documents.resources.items;
  }

  /** Undefined as long as the library is served exactly as it was given. */
  get library(): readonly Resource[] | undefined {
    return this.#library;
  }

  read(kind: 'surveys' | 'feedback' | 'updates'): unknown {
    return this.#changed[kind] ?? this.#documents[kind];
  }

  apply(change: Change): Receipt {
    const affected = this.#affected(change);
    if (affected) return { changeId: change.id, outcome: 'saved', affected };
    const problem = { type: 'about:blank', title: 'There is no such thing.', status: 404, code: 'not-found' };
    return { changeId: change.id, outcome: 'rejected', problem, affected: [] };
  }

  #affected(change: Change): Affected[] | undefined {
    switch (change.kind) {
      case 'response.save':
      case 'survey.dismiss':
        return this.#endSurvey(change);
      case 'feedback.send':
        return this.#takeFeedback(change);
      case 'feedback.vote':
        return this.#rewrite('feedback', change.target.feedbackId, (item) => ({
          ...item,
          votes: (item.votes ?? 0) + 1,
        }));
      case 'update.seen':
        return this.#rewrite('updates', change.target.updateId, (item) => ({
          ...item,
          seenAt: item.seenAt ?? this.#now(),
        }));
      case 'resource.request':
        return [];
      default:
        return 'resourceId' in change.target ? this.#mark(change as ResourceChange) : undefined;
    }
  }

  #endSurvey(change: ChangeOf<'response.save' | 'survey.dismiss'>): Affected[] | undefined {
    const surveys = (this.#changed.surveys ??= readers.surveys(this.#documents.surveys).value ?? {
      items: [],
    });
    const { surveyId } = change.target;
    const survey = surveys.items.find(({ id }) => id === surveyId);
    if (!survey) return undefined;
    const isOver = change.kind === 'survey.dismiss' || change.payload.done;
    if (!isOver || survey.askAt.moment === 'always-open') return [];
    this.#changed.surveys = { items: surveys.items.filter((item) => item !== survey) };
    return [{ entity: 'survey', id: surveyId }];
  }

  #takeFeedback({ id, payload }: ChangeOf<'feedback.send'>): Affected[] {
    const page = (this.#changed.feedback ??= readers.feedback(this.#documents.feedback).value ?? {
      items: [],
    });
    const { text, about } = payload;
    const value = {
      id,
      at: this.#now(),
      summary: text,
      status: 'received',
      unread: false,
      ...(about && { about }),
    };
    page.items.unshift(value);
    return [{ entity: 'feedback', id, value }];
  }

  #rewrite<Kind extends 'feedback' | 'updates'>(
    kind: Kind,
    id: string,
    rewrite: (item: NonNullable<Rewritten[Kind]>['items'][number]) => object,
  ): Affected[] | undefined {
    this.#changed[kind] ??= readers[kind](this.#documents[kind]).value as never;
    const items = (this.#changed[kind]?.items ?? []) as { id: string }[];
    const index = items.findIndex((item) => item.id === id);
    if (index < 0) return undefined;
    items[index] = rewrite(items[index] as never) as { id: string };
    return [{ entity: kind === 'updates' ? 'update' : 'feedback', id, value: items[index] } as Affected];
  }

  #mark(change: ResourceChange): Affected[] | undefined {
    this.#library ??= readers.resources(this.#documents.resources).value?.items ?? [];
    const { resourceId } = change.target;
    const index = this.#library.findIndex(({ id }) => id === resourceId);
    const resource = this.#library[index];
    if (!resource) return undefined;
    const value = { ...resource, mine: { ...resource.mine, ...markOf(change, this.#now()) } };
    this.#library[index] = value;
    return [{ entity: 'resource', id: resourceId, value }];
  }
}

type ResourceChange = ChangeOf<
  'resource.open' | 'resource.progress' | 'resource.complete' | 'resource.favorite' | 'resource.rate'
>;

function markOf(change: ResourceChange, now: string): Resource['mine'] {
  switch (change.kind) {
    case 'resource.open':
      return { seenAt: now };
    case 'resource.progress':
      return { progress: change.payload.progress };
    case 'resource.complete':
      return { progress: 1, completedAt: now };
    case 'resource.favorite':
      return { favorite: change.payload.on };
    case 'resource.rate':
      return { rating: change.payload.value };
  }
}
