import type {
  Change,
  Journey,
  ResourcePage,
  SurveyList,
  FeedbackPage,
  UpdatePage,
} from '@partner-journey/contract';
import type { QueryKind } from '../adapters/query.js';
import { patchStep } from './step-optimism.js';

/**
 * What an answer looks like once a change will be saved, as far as the client can tell by itself: only the
 * thing that was touched, never what the host's rules make of it. Gives the same object when nothing is different.
 */
export function optimistic(kind: QueryKind, value: unknown, change: Change): unknown {
  switch (kind) {
    case 'journey':
      return inJourney(value as Journey, change);
    case 'resources':
      return inItems(value as ResourcePage, 'resourceId', change, inResource);
    case 'feedback':
      return inItems(value as FeedbackPage, 'feedbackId', change, (item) =>
        change.kind === 'feedback.vote' ? { ...item, votes: (item.votes ?? 0) + 1 } : item,
      );
    case 'updates':
      return inItems(value as UpdatePage, 'updateId', change, (item) =>
        change.kind === 'update.seen' && !item.seenAt ? { ...item, seenAt: change.createdAt } : item,
      );
    case 'surveys':
      return inSurveys(value as SurveyList, change);
    default:
      return value;
  }
}

function inJourney(journey: Journey, change: Change): Journey {
  if (!('stepId' in change.target) || change.target.journeyId !== journey.id) return journey;
  const { stepId } = change.target;
  const stages = mapChanged(journey.stages, (stage) => {
    const steps = mapChanged(stage.steps, (step) => (step.id === stepId ? patchStep(step, change) : step));
    return steps === stage.steps ? stage : { ...stage, steps };
  });
  return stages === journey.stages ? journey : { ...journey, stages };
}

function inResource(item: ResourcePage['items'][number], change: Change): ResourcePage['items'][number] {
  const mine = (patch: typeof item.mine) => ({ ...item, mine: { ...item.mine, ...patch } });
  switch (change.kind) {
    case 'resource.open':
      return item.mine.seenAt ? item : mine({ seenAt: change.createdAt });
    case 'resource.progress':
      return mine({ progress: change.payload.progress });
    case 'resource.complete':
      return mine({ progress: 1, completedAt: change.createdAt });
    case 'resource.favorite':
      return mine({ favorite: change.payload.on });
    case 'resource.rate':
      return mine({ rating: change.payload.value });
    default:
      return item;
  }
}

function inSurveys(list: SurveyList, change: Change): SurveyList {
  const over = change.kind === 'survey.dismiss' || (change.kind === 'response.save' && change.payload.done);
  if (!over) return list;
  const { surveyId } = change.target;
  const items = list.items.filter((item) => item.id !== surveyId || item.askAt.moment === 'always-open');
  return items.length === list.items.length ? list : { ...list, items };
}

function inItems<Item extends { id: string }, Page extends { items: Item[] }>(
  page: Page & { items: Item[] },
  targetName: 'resourceId' | 'feedbackId' | 'updateId',
  change: Change,
  patch: (item: Item, change: Change) => Item,
): Page {
  const id = (change.target as Partial<Record<typeof targetName, string>>)[targetName];
  if (id === undefined) return page;
  const items = mapChanged(page.items, (item) => (item.id === id ? patch(item, change) : item));
  return items === page.items ? page : { ...page, items };
}

/** Maps a list, giving the list itself when every item stayed the same object. */
export function mapChanged<Item>(list: Item[], map: (item: Item) => Item): Item[] {
  let changed = false;
  const mapped = list.map((item) => {
    const next = map(item);
    changed ||= next !== item;
    return next;
  });
  return changed ? mapped : list;
}
