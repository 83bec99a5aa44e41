import type { Change, Step, StepActionName } from '@partner-journey/contract';

const working: readonly StepActionName[] = [
  'start',
  'complete',
  'submit',
  'skip',
  'block',
  'approve',
  'return',
];

/** A step as it looks once the change will be saved; the same object for a change that does not show. */
export function patchStep(step: Step, change: Change): Step {
  switch (change.kind) {
    case 'step.start':
      return { ...step, status: 'in-progress', allowed: allow(step, ['start']) };
    case 'step.complete':
    case 'step.approve':
      return { ...finish(step, 'done', ['reopen']), completed: { at: change.createdAt } };
    case 'step.skip':
      return finish(step, 'skipped', ['reopen']);
    case 'step.submit':
      return finish(step, 'submitted', []);
    case 'step.return':
      return {
        ...finish(step, 'returned', []),
        returned: { reason: change.payload.reason, at: change.createdAt },
      };
    case 'step.reopen':
    case 'step.unblock': {
      const { completed: _completed, blocked: _blocked, ...rest } = step;
      return { ...rest, status: 'in-progress', allowed: allow(step, ['reopen', 'unblock'], ['complete']) };
    }
    case 'step.block': {
      const { reason, severity } = change.payload;
      const blocked = { reason, since: change.createdAt, ...(severity && { severity }) };
      return { ...finish(step, 'blocked', ['unblock']), blocked };
    }
    case 'step.comment': {
      const latest = { id: change.id, at: change.createdAt, text: change.payload.text };
      return { ...step, comments: { count: (step.comments?.count ?? 0) + 1, latest } };
    }
    default:
      return step;
  }
}

function finish(step: Step, status: Step['status'], added: readonly StepActionName[]): Step {
  const { blocked: _blocked, returned: _returned, ...rest } = step;
  return { ...rest, status, allowed: allow(step, [...working, 'unblock'], added) };
}

/** What may be done next, until the host says: without what is used up, with its way back. */
function allow(
  step: Step,
  removed: readonly StepActionName[],
  added: readonly StepActionName[] = [],
): Step['allowed'] {
  const kept = step.allowed.filter((name) => !removed.includes(name as StepActionName));
  return [...new Set([...kept, ...added])];
}
