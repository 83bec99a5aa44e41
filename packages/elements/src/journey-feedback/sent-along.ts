import type { FeedbackAbout, Journey, Session } from '@partner-journey/contract';

/** What is known of the place the feedback is given at. */
export interface Place {
  readonly session: Session | undefined;
  readonly journey: Journey | undefined;
  readonly about: FeedbackAbout | undefined;
  readonly stageId: string | undefined;
  readonly stepId: string | undefined;
}

/** One thing that is sent along: its name, and its value where it is known here. */
export interface SentAlong {
  readonly name: string;
  readonly value?: string | undefined;
}

/** What goes along with what is written into the open box. */
export const boxContext: readonly string[] = ['stage', 'step', 'page'];

/** What can be sent along from here; of other names a host knows the values itself. */
const ours = new Set([...boxContext, 'role']);

/** The values for these names, in words; names whose value is not known are left out. */
export function sentAlong(names: readonly string[], place: Place): ReadonlyMap<string, string> {
  const known = new Map<string, string | undefined>([
    ['stage', stageTitle(place)],
    ['step', stepTitle(place)],
    // the query of an address may hold secrets
    ['page', location.pathname],
    ['role', place.session?.viewer.role],
  ]);
  return new Map(names.flatMap((name) => (known.get(name) ? [[name, known.get(name)!] as const] : [])));
}

/** Everything that goes along, to be shown before it does: the person's name too, unless they answer without it. */
export function allAlong(names: readonly string[], place: Place, withName: boolean): readonly SentAlong[] {
  const known = sentAlong(names, place);
  const items = names
    .filter((name) => known.has(name) || !ours.has(name))
    .map((name) => ({ name, value: known.get(name) }));
  const name = withName ? place.session?.viewer.name : undefined;
  return name ? [...items, { name: 'name', value: name }] : items;
}

/** What the feedback is about, as the host's ids. */
export function aboutOf({ journey, about, stageId, stepId }: Place): FeedbackAbout | undefined {
  const ids = { ...(stageId && { stageId }), ...(stepId && { stepId }), ...about };
  if (Object.keys(ids).length === 0) return undefined;
  return { ...(journey && { journeyId: journey.id }), ...ids };
}

function stageTitle({ journey, about, stageId, stepId }: Place): string | undefined {
  const id = stageId ?? about?.stageId;
  const step = stepId ?? about?.stepId;
  const stages = journey?.stages ?? [];
  const stage =
    stages.find((candidate) => candidate.id === id) ??
    stages.find(({ steps }) => steps.some((candidate) => candidate.id === step)) ??
    (id === undefined ? stages.find(({ position }) => position === 'current') : undefined);
  return stage?.title ?? (about?.stepId ? undefined : about?.label);
}

function stepTitle({ journey, about, stepId }: Place): string | undefined {
  const id = stepId ?? about?.stepId;
  if (id === undefined) return undefined;
  const steps = journey?.stages.flatMap((stage) => stage.steps) ?? [];
  return steps.find((step) => step.id === id)?.title ?? about?.label;
}
