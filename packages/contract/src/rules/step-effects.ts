import type { Person } from '../schemas/shared.js';
import type { Step, Submission } from '../schemas/step.js';
import type { RuleContext, StepChange, SubmittedFile } from './rules.js';
import { clockWith, restartClock, stopClock } from './sla-clock.js';
import { isReviewed } from './step-facts.js';

/** The step after a change that may be made. */
export function stepAfter(step: Step, change: StepChange, context: RuleContext): Step {
  const { now, viewer } = context;
  switch (change.kind) {
    case 'step.start':
      return { ...step, status: 'in-progress' };
    case 'step.complete':
    case 'step.approve':
      return finish(step, context);
    case 'step.reopen':
      return reopen(step, now);
    case 'step.submit':
      return submit(step, change, context);
    case 'step.skip':
      return { ...withoutWaiting(step), status: 'skipped' };
    case 'step.block':
      return { ...step, status: 'blocked', blocked: { ...change.payload, since: now } };
    case 'step.unblock':
      return { ...without(step, 'blocked'), status: step.returned ? 'returned' : 'in-progress' };
    case 'step.return':
      return sendBack(step, change.payload.reason, context);
    case 'step.assign':
      return { ...step, assignees: peopleOf(change.payload.personIds, context) };
    case 'step.comment': {
      const latest = { id: change.id, at: now, by: viewer, text: change.payload.text };
      return { ...step, comments: { count: (step.comments?.count ?? 0) + 1, latest } };
    }
  }
}

function finish(step: Step, { now, viewer }: RuleContext): Step {
  const done: Step = { ...withoutWaiting(step), status: 'done', completed: { at: now, by: viewer } };
  return withClock(done, stopClock(step.sla, now));
}

function reopen(step: Step, now: string): Step {
  const open: Step = { ...without(withoutWaiting(step), 'completed'), status: 'todo' };
  return withClock(open, restartClock(step.sla, now));
}

function submit(
  step: Step,
  change: Extract<StepChange, { kind: 'step.submit' }>,
  context: RuleContext,
): Step {
  const submission: Submission = {
    id: change.id,
    at: context.now,
    by: context.viewer,
    values: change.payload.values,
  };
  if (change.payload.fileIds.length > 0) {
    submission.files = change.payload.fileIds.map((id) => fileOf(id, step, context));
  }
  const handedIn = { ...withoutWaiting(step), submission };
  if (!isReviewed(step)) return finish(handedIn, context);
  const waitingOn = { side: 'program', since: context.now } as const;
  return withClock(
    { ...handedIn, status: 'submitted', waitingOn },
    clockWith(step.sla, 'program', context.now),
  );
}

function sendBack(step: Step, reason: string, { now, viewer }: RuleContext): Step {
  const returned: Step = {
    ...step,
    status: 'returned',
    returned: { reason, at: now, by: viewer },
    waitingOn: { side: step.side, since: now, reason },
  };
  return withClock(returned, clockWith(step.sla, step.side, now));
}

function fileOf(id: string, step: Step, { files }: RuleContext): SubmittedFile {
  const before = step.submission?.files?.find((file) => file.id === id);
  return files?.get(id) ?? before ?? { id, name: id };
}

function peopleOf(ids: readonly string[], { people }: RuleContext): Person[] {
  return [...new Set(ids)].flatMap((id) => people.find((person) => person.id === id) ?? []);
}

/** The step without what only means something while somebody has to move. */
function withoutWaiting(step: Step): Step {
  return without(step, 'blocked', 'returned', 'waitingOn');
}

function without(step: Step, ...names: readonly (keyof Step)[]): Step {
  const rest = Object.entries(step).filter(([name]) => !names.includes(name as keyof Step));
  return Object.fromEntries(rest) as Step;
}

function withClock(step: Step, sla: Step['sla']): Step {
  return sla ? { ...step, sla } : step;
}
