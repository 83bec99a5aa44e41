import type { Journey } from '../schemas/journey.js';
import type { Role } from '../schemas/shared.js';
import type { Step, StepActionName } from '../schemas/step.js';
import { stepActions } from '../schemas/step-words.js';
import { openDependencies } from './dependencies.js';
import type { RuleViewer } from './rules.js';
import { isFinished, isHandedIn, isOwn, isReviewed, isVisible, stepsById } from './step-facts.js';

const openStatuses: readonly string[] = ['todo', 'in-progress', 'returned'];
const waitsForDependencies: ReadonlySet<StepActionName> = new Set(['start', 'complete', 'submit']);

/**
 * What a viewer may do to a step now, in the order of the contract. Partners act on the partner's side, the program on
 * its own; the program also approves, returns, assigns, skips and reopens on both, and a partner's admin assigns, and
 * skips what is optional. Forms, uploads, agreements and approvals of the partner are submitted; everything else is completed.
 */
export function allowedActions(step: Step, journey: Journey, viewer: RuleViewer): StepActionName[] {
  return allowedAmong(stepsById(journey), step, viewer);
}

/** The same, for somebody who asks for many steps of one journey. */
export function allowedAmong(
  steps: ReadonlyMap<string, Step>,
  step: Step,
  { role }: RuleViewer,
): StepActionName[] {
  const actions = stepActions.filter(
    (action) => mayEver(action, step, role) && fitsStatus(action, step, role),
  );
  const waits = actions.some((action) => isGated(action)) && openDependencies(step, steps).length > 0;
  return waits ? actions.filter((action) => !isGated(action)) : actions;
}

/** Whether an action has to wait for what the step depends on. */
export function isGated(action: StepActionName): boolean {
  return waitsForDependencies.has(action);
}

/** Whether somebody of this role may do it at all, whatever the state of the step. */
export function mayEver(action: StepActionName, step: Step, role: Role): boolean {
  if (!isVisible(step, role)) return false;
  const own = isOwn(step, role);
  switch (action) {
    case 'comment':
      return true;
    case 'start':
    case 'block':
    case 'unblock':
      return own;
    case 'complete':
      return own && !isHandedIn(step);
    case 'submit':
      return own && isHandedIn(step);
    case 'approve':
    case 'return':
      return role === 'program';
    case 'reopen':
      return own || role === 'program';
    case 'assign':
      return role === 'program' || (own && role === 'partner-admin');
    case 'skip':
      return role === 'program' || (own && role === 'partner-admin' && !step.required);
  }
}

/** Whether the step's status lets it be done; a status of the host's own only takes comments. */
export function fitsStatus(action: StepActionName, step: Step, role: Role): boolean {
  const isOpen = openStatuses.includes(step.status);
  switch (action) {
    case 'comment':
      return true;
    case 'start':
      return step.status === 'todo';
    case 'complete':
    case 'submit':
    case 'block':
      return isOpen;
    case 'skip':
      return isOpen || step.status === 'blocked';
    case 'unblock':
      return step.status === 'blocked';
    case 'approve':
    case 'return':
      return step.status === 'submitted';
    case 'assign':
      return isOpen || step.status === 'blocked' || step.status === 'submitted';
    case 'reopen':
      return isFinished(step) && (role === 'program' || !isDecidedByProgram(step));
  }
}

/** What the program approved or waived is the program's to open again. */
function isDecidedByProgram(step: Step): boolean {
  return step.status === 'done' ? isReviewed(step) : step.required;
}
