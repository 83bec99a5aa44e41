import type { FeedbackItem, Journey, Person, Resource, Side, Step } from '@partner-journey/contract';

/** Where differences are looked for; what is not known has none. */
export interface DifferenceSources {
  readonly journey: Journey | undefined;
  readonly resources: readonly Resource[];
  readonly feedback: readonly FeedbackItem[];
  /** Who is looking: what they did themselves is no news to them. */
  readonly viewer: { readonly id: string | undefined; readonly side: Side };
}

/** What can have happened to a step. */
type StepEvent = 'returned' | 'blocked' | 'waits' | 'done';

/** One thing that is different since the last visit. */
export type Difference = { readonly key: string; readonly at: string } & (
  | { readonly kind: StepEvent; readonly step: Step; readonly by: Person | undefined }
  | { readonly kind: 'answered'; readonly item: FeedbackItem }
  | { readonly kind: 'revised'; readonly title: string }
  | { readonly kind: 'published' | 'updated'; readonly resource: Resource }
);

type Viewer = DifferenceSources['viewer'];

/** In this order: what somebody has to act on first, what they only may want to read last. */
const ranks: readonly Difference['kind'][] = [
  'returned',
  'blocked',
  'waits',
  'answered',
  'revised',
  'done',
  'published',
  'updated',
];

/**
 * What is different since a moment in the journey, in the library and in what was said, beside what updates tell:
 * each step and resource once, by what matters most about it; of two that matter as much, the latest first.
 */
export function differencesSince(
  since: number,
  { journey, resources, feedback, viewer }: DifferenceSources,
): readonly Difference[] {
  const rank = ({ kind }: Difference) => ranks.indexOf(kind);
  return [
    ...(journey?.stages ?? []).flatMap(({ steps }) => steps.map((step) => ofStep(step, viewer))),
    ...(journey?.changes ?? []).map(({ revision, at, title }): Difference => ({
      kind: 'revised',
      key: `revision ${revision}`,
      at,
      title,
    })),
    ...resources.map(ofResource),
    ...feedback.map(ofFeedback),
  ]
    .filter((difference) => difference !== undefined)
    .filter(({ at }) => Date.parse(at) > since)
    .sort((a, b) => rank(a) - rank(b) || Date.parse(b.at) - Date.parse(a.at));
}

/** The latest of what happened to a step and matters to this viewer. */
function ofStep(step: Step, viewer: Viewer): Difference | undefined {
  const { id, status, returned, blocked, waitingOn, completed } = step;
  const key = `step ${id}`;
  const isMine = (by: Person | undefined) => by !== undefined && by.id === viewer.id;
  if (status === 'returned' && returned && !isMine(returned.by))
    return { kind: 'returned', key, at: returned.at, step, by: returned.by };
  if (status === 'blocked' && blocked)
    return { kind: 'blocked', key, at: blocked.since, step, by: undefined };
  if (status === 'done')
    return completed && !isMine(completed.by)
      ? { kind: 'done', key, at: completed.at, step, by: completed.by }
      : undefined;
  return waitingOn?.side === viewer.side
    ? { kind: 'waits', key, at: waitingOn.since, step, by: undefined }
    : undefined;
}

/** The last time a resource changed that the viewer may open and has not seen since. */
function ofResource(resource: Resource): Difference | undefined {
  const { id, publishedAt, updatedAt, mine, access } = resource;
  const at = updatedAt ?? publishedAt;
  if (!access.allowed || at === undefined || Date.parse(mine.seenAt ?? '') >= Date.parse(at))
    return undefined;
  const isChanged = publishedAt !== undefined && Date.parse(at) > Date.parse(publishedAt);
  return {
    kind: isChanged || publishedAt === undefined ? 'updated' : 'published',
    key: `resource ${id}`,
    at,
    resource,
  };
}

function ofFeedback(item: FeedbackItem): Difference | undefined {
  return item.reply && { kind: 'answered', key: `feedback ${item.id}`, at: item.reply.at, item };
}
