import type { Change, Step } from '@partner-journey/contract';

/** How often one change is made again by itself. */
export const mostReapplications = 2;

/**
 * Whether a change that another one has overtaken still makes sense: the host lets the viewer do just this to the step
 * as it is now. What somebody typed about an older state (a reason, a submission) is left to them.
 */
export function stillMakesSense({ kind }: Change, step: Step | undefined): boolean {
  const [entity, action = ''] = kind.split('.');
  const isPlain = ['start', 'complete', 'reopen', 'unblock', 'assign', 'comment'].includes(action);
  return entity === 'step' && isPlain && step?.allowed.includes(action) === true;
}
