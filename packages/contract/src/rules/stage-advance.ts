import type { Stage } from '../schemas/journey.js';
import type { Step } from '../schemas/step.js';
import { holdingSteps, holdsStage, isFinished } from './step-facts.js';

/** Stages in their order, and the ids of those whose own members are different from before. */
export interface StageProgress {
  readonly stages: readonly Stage[];
  readonly changed: readonly string[];
}

/** A step before and after a change, and what is told of its stage where that is opened again by it. */
export interface StepStates {
  readonly before: Step;
  readonly after: Step;
  /** Date and time with an offset. */
  readonly now: string;
  readonly reopened: Stage['reopened'];
}

/** What a changed step means for its stage and those after it. The step is already in place. */
export function settleStages(
  stages: readonly Stage[],
  index: number,
  { before, after, now, reopened }: StepStates,
): StageProgress {
  const progress = new Progress(stages);
  if (holdsStage(after)) settleCondition(progress, index, before.status === 'blocked');
  if (!isFinished(before) && isFinished(after) && endsByItself(progress.at(index))) {
    end(progress, index, now);
  }
  const isReopened = isFinished(before) && !isFinished(after) && holdsStage(after);
  if (isReopened && progress.at(index).position === 'done') {
    progress.set(index, { position: 'current', completedAt: undefined, reopened });
  }
  return progress;
}

/** What a revision of the journey means for its stages: one that only waited for what is gone, or no longer has to be done, ends. */
export function settleRevised(
  earlier: readonly Stage[],
  revised: readonly Stage[],
  now: string,
): readonly Stage[] {
  const progress = new Progress(revised);
  for (const [index, stage] of revised.entries()) {
    const before = earlier[index];
    if (!before || before.steps === stage.steps) continue;
    settleCondition(
      progress,
      index,
      holdingSteps(before).some(({ status }) => status === 'blocked'),
    );
    if (!isFree(before) && endsByItself(progress.at(index))) end(progress, index, now);
  }
  return progress.stages;
}

/** Ends a stage by hand, and goes on to the next. */
export function endStage(stages: readonly Stage[], index: number, now: string): StageProgress {
  const progress = new Progress(stages);
  end(progress, index, now);
  return progress;
}

/** Whether nothing holds a stage back. */
export function isFree(stage: Stage): boolean {
  return holdingSteps(stage).every(isFinished);
}

/** A stage is over by itself when it is current, has something that holds it, and all of that is finished. */
function endsByItself(stage: Stage): boolean {
  return stage.position === 'current' && holdingSteps(stage).length > 0 && isFree(stage);
}

/** Ends a stage and opens the next, which may be over at once. */
function end(progress: Progress, index: number, now: string): void {
  for (let at: number | undefined = index; at !== undefined;) {
    close(progress, at, now);
    const next = nextToOpen(progress.stages, at);
    if (next === undefined) return;
    progress.set(next, { position: 'current', enteredAt: now });
    at = endsByItself(progress.at(next)) ? next : undefined;
  }
}

function close(progress: Progress, index: number, now: string): void {
  const { condition } = progress.at(index);
  const isOver = condition === 'blocked' || condition === 'at-risk';
  progress.set(index, {
    position: 'done',
    completedAt: now,
    reopened: undefined,
    ...(isOver && { condition: undefined, reason: undefined }),
  });
}

/** Only when no stage is current any more does another begin, so stages side by side are all waited for. */
function nextToOpen(stages: readonly Stage[], after: number): number | undefined {
  if (stages.some((stage) => stage.position === 'current' && stage.condition !== 'skipped')) return;
  const waiting = [...stages.keys()].filter(
    (at) => stages[at]?.position === 'upcoming' && stages[at].condition !== 'skipped',
  );
  return waiting.find((at) => at > after) ?? waiting[0];
}

/** A stage is blocked while a step that holds it is; what the host said of it otherwise stays. */
function settleCondition(progress: Progress, index: number, wasBlocked: boolean): void {
  const stage = progress.at(index);
  const blocked = holdingSteps(stage).find((step) => step.status === 'blocked');
  if (stage.condition === 'skipped') return;
  if (blocked) {
    progress.set(index, { condition: 'blocked', reason: blocked.blocked?.reason });
  } else if (stage.condition === 'blocked' && wasBlocked) {
    progress.set(index, { condition: undefined, reason: undefined });
  }
}

/** A copy of the stages that remembers which of them were touched. */
class Progress implements StageProgress {
  readonly stages: Stage[];
  readonly #changed = new Set<string>();

  constructor(stages: readonly Stage[]) {
    this.stages = [...stages];
  }

  get changed(): readonly string[] {
    return [...this.#changed];
  }

  at(index: number): Stage {
    const stage = this.stages[index];
    if (!stage) throw new RangeError(`There is no stage at ${index}`);
    return stage;
  }

  /** Sets members of a stage; `undefined` takes one away. */
  set(index: number, members: Partial<Stage>): void {
    const before = this.at(index);
    const names = Object.keys(members) as (keyof Stage)[];
    if (names.every((name) => before[name] === members[name])) return;
    const after = Object.entries({ ...before, ...members }).filter(([, value]) => value !== undefined);
    this.stages[index] = Object.fromEntries(after) as Stage;
    this.#changed.add(before.id);
  }
}
