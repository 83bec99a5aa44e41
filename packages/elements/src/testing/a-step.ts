import type { Step } from '@partner-journey/contract';

/** A step of the partner's that is to do, and nothing more; what a test is about comes in `more`. */
export function aStep(id: string, more: Partial<Step> = {}): Step {
  return {
    id,
    title: `Step ${id}`,
    status: 'todo',
    kind: 'task',
    side: 'partner',
    visibility: 'shared',
    scope: 'company',
    required: true,
    allowed: [],
    ...more,
  };
}
