import type { Side, Step } from '@partner-journey/contract';
import { isFinished, openDependencies, type JourneyIndex } from '../journey-view/journey-index.js';
import { otherSide } from '../journey-view/sides.js';

/** The side that has something on its desk, as far as it is known why and since when. */
export interface NowWith {
  readonly side: Side;
  /** Date and time with an offset. */
  readonly since: string | undefined;
  readonly reason: string | undefined;
}

/** Who has to move before a step goes on, where that is not the side whose work it is. What is finished is with nobody. */
export function nowWith(step: Step, index: JourneyIndex): NowWith | undefined {
  const { waitingOn, submission } = step;
  if (isFinished(step)) return undefined;
  if (waitingOn) {
    const { side, since, reason } = waitingOn;
    return side === step.side ? undefined : { side, since, reason };
  }
  if (step.status !== 'submitted' || openDependencies(step, index).length > 0) return undefined;
  return { side: otherSide(step.side), since: submission?.at, reason: undefined };
}
