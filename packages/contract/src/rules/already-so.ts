import type { FieldValue, Step } from '../schemas/step.js';
import type { StepChange } from './rules.js';
import { isFinished } from './step-facts.js';

/**
 * Whether a change wants what is already so, and does no harm: two people who tick the same box both did it.
 * Words are never taken for granted: a comment, or another reason, is always something new.
 */
export function isAlreadySo(step: Step, change: StepChange): boolean {
  switch (change.kind) {
    case 'step.start':
      return step.status === 'in-progress';
    case 'step.complete':
    case 'step.approve':
      return step.status === 'done';
    case 'step.reopen':
      return !isFinished(step);
    case 'step.skip':
      return step.status === 'skipped';
    case 'step.block':
      return step.status === 'blocked' && step.blocked?.reason === change.payload.reason;
    case 'step.unblock':
      return step.status !== 'blocked';
    case 'step.return':
      return step.status === 'returned' && step.returned?.reason === change.payload.reason;
    case 'step.assign':
      return isSameSet(step.assignees?.map((person) => person.id) ?? [], change.payload.personIds);
    case 'step.submit':
      return step.status === 'submitted' && isSameSubmission(step, change.payload);
    case 'step.comment':
      return false;
  }
}

function isSameSubmission(
  { submission }: Step,
  payload: Extract<StepChange, { kind: 'step.submit' }>['payload'],
): boolean {
  const before = Object.entries(submission?.values ?? {});
  const after = new Map(Object.entries(payload.values));
  return (
    before.length === after.size &&
    before.every(([name, value]) => isSameValue(value, after.get(name))) &&
    isSameSet(submission?.files?.map((file) => file.id) ?? [], payload.fileIds)
  );
}

function isSameValue(one: FieldValue, other: FieldValue | undefined): boolean {
  return Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((item, index) => item === other[index])
    : one === other;
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const ids = new Set(other);
  return new Set(one).size === ids.size && one.every((id) => ids.has(id));
}
