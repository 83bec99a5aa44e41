/** The statuses of a step, in the order of its life. */
export const stepStatuses = [
  'todo',
  'in-progress',
  'submitted',
  'returned',
  'done',
  'skipped',
  'blocked',
] as const;

/** What a viewer may do to a step. */
export const stepActions = [
  'start',
  'complete',
  'reopen',
  'submit',
  'skip',
  'block',
  'unblock',
  'assign',
  'comment',
  'approve',
  'return',
] as const;
