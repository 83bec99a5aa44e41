import type { Journey, Stage } from '../schemas/journey.js';
import type { Step } from '../schemas/step.js';
import { allowedAmong } from './allowed-actions.js';
import type { RuleViewer } from './rules.js';
import { isFinished, isVisible, stepsById } from './step-facts.js';

/**
 * What a viewer receives of a journey: the steps they may see, each with what they may do to it now.
 *
 * Of a step that only the program sees, a partner's answer has no trace: not the step, not a `parentId` that names it,
 * not its title among what a stage unlocks, not a revision of the journey that was about such steps alone. A dependency on an
 * unfinished one stays, so that nobody is held up without a word, with the reason its author gave for it but with an id
 * that names no step (`not-shared`); finished ones are left out.
 */
export function journeyFor(journey: Journey, viewer: RuleViewer): Journey {
  const steps = stepsById(journey);
  const all = journey.stages.flatMap((stage) => stage.steps);
  const hidden = all.filter((step) => !isVisible(step, viewer.role));
  const withAllowed = (step: Step): Step => ({ ...step, allowed: allowedAmong(steps, step, viewer) });
  if (hidden.length === 0) {
    const stages = journey.stages.map((stage) => ({ ...stage, steps: stage.steps.map(withAllowed) }));
    return viewer.role === 'program' ? { ...journey, stages } : withoutNews({ ...journey, stages }, all, []);
  }
  const veil = veilOf(hidden, steps);
  const stages = journey.stages.map((stage) => ({
    ...withoutTitles(stage, veil),
    steps: stage.steps
      .filter((step) => isVisible(step, viewer.role))
      .map((step) => withoutTrace(withAllowed(step), veil)),
  }));
  return withoutNews({ ...journey, stages }, all, hidden);
}

/** What has to be known of the hidden steps to leave no trace of them. */
interface Veil {
  readonly steps: ReadonlyMap<string, Step>;
  readonly titles: ReadonlySet<string>;
  /** Stands for the id of a hidden step; the id of none. */
  readonly standIn: string;
}

function veilOf(hidden: readonly Step[], steps: ReadonlyMap<string, Step>): Veil {
  let standIn = 'not-shared';
  while (steps.has(standIn)) standIn += '-';
  return {
    steps: new Map(hidden.map((step) => [step.id, step])),
    titles: new Set(hidden.map((step) => step.title)),
    standIn,
  };
}

function withoutTrace(step: Step, { steps, standIn }: Veil): Step {
  const clean = { ...step };
  if (clean.parentId !== undefined && steps.has(clean.parentId)) delete clean.parentId;
  clean.dependsOn = clean.dependsOn?.flatMap((dependency) => {
    const hidden = steps.get(dependency.stepId);
    if (!hidden) return [dependency];
    return isFinished(hidden) ? [] : [{ ...dependency, stepId: standIn }];
  });
  if (clean.dependsOn === undefined || clean.dependsOn.length === 0) delete clean.dependsOn;
  return clean;
}

function withoutTitles(stage: Stage, { titles }: Veil): Stage {
  if (!stage.unlocks?.some((title) => titles.has(title))) return stage;
  return { ...stage, unlocks: stage.unlocks.filter((title) => !titles.has(title)) };
}

/** Leaves out what the program changed where all that came, went or changed with it is hidden. */
function withoutNews(journey: Journey, all: readonly Step[], hidden: readonly Step[]): Journey {
  if (!journey.changes) return journey;
  const removed = journey.changes.flatMap((note) => note.removed ?? []);
  const seen = new Set([...all.filter((step) => !hidden.includes(step)), ...removed].map(({ id }) => id));
  const count = (steps: readonly Step[], revision: string) =>
    steps.filter((step) => step.addedInRevision === revision).length;
  const onlyHidden = ({ revision }: Note) =>
    count(hidden, revision) > 0 && count(all, revision) === count(hidden, revision);
  const changes = journey.changes.flatMap((note) => {
    if (namesNothing(note)) return onlyHidden(note) ? [] : [note];
    const shared = withoutHidden(note, seen);
    return namesNothing(shared) ? [] : [shared];
  });
  const { changes: _all, ...rest } = journey;
  return changes.length > 0 ? { ...rest, changes } : rest;
}

type Note = NonNullable<Journey['changes']>[number];

/** A note that names only what is seen. */
function withoutHidden({ added, changed, removed, ...said }: Note, seen: ReadonlySet<string>): Note {
  const isSeen = (id: string) => seen.has(id);
  const lists = { added: added?.filter(isSeen), changed: changed?.filter(isSeen), removed };
  const named = Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0);
  return { ...said, ...Object.fromEntries(named) };
}

/** Whether a note does not say which steps it is about. */
function namesNothing({ added, changed, removed }: Note): boolean {
  return !added && !changed && !removed;
}
