import type { DueMoment, Side, Step } from '@partner-journey/contract';
import { isFinished } from '../../journey-view/journey-index.js';
import type { StepGroup } from '../step-groups.js';

/** Something with a day on which it is due. */
export interface DueDay {
  readonly step: Step;
  readonly due: DueMoment;
  /** Title of the stage it belongs to. */
  readonly stage: string;
}

/** Whose days they are. */
interface Whose {
  readonly side: Side;
  /** Absent while it is not known who looks. */
  readonly viewerId: string | undefined;
  stageOf(step: Step): string;
}

/**
 * What a person has to do by some day among the listed steps, the earliest first: of their side, and given to them or to
 * nobody. What is finished, or was handed in, is not due.
 */
export function dueDaysOf(
  groups: readonly StepGroup[],
  { side, viewerId, stageOf }: Whose,
): readonly DueDay[] {
  const steps = new Set(groups.flatMap((group) => [...group.steps, ...group.theirs]));
  return [...steps]
    .flatMap((step) => {
      const isOpen = step.side === side && !isFinished(step) && step.status !== 'submitted';
      const isMine = !step.assignees?.length || step.assignees.some(({ id }) => id === viewerId);
      return isOpen && isMine && step.due ? [{ step, due: step.due, stage: stageOf(step) }] : [];
    })
    .sort((one, other) => momentOf(one.due) - momentOf(other.due));
}

function momentOf(due: DueMoment): number {
  return Date.parse('on' in due ? due.on : due.at);
}
