import type { Message } from '../strings.js';

/** What the details of a stage in `<journey-progress>` say. */
export const progressDetail = {
  'progress.opens': 'Opens next: {things}',
  'progress.typical': { one: 'Usually takes {count} day', other: 'Usually takes {count} days' } as Message,
  'progress.no-steps': 'There are no steps in this stage yet.',
  'progress.more-steps': { one: 'and {count} more', other: 'and {count} more' } as Message,
  'progress.optional': 'Optional',
  'progress.end-stage': 'This stage is done',
  'progress.announce-end': '{stage} is done.',
  'progress.steps-of': 'Steps of {organization}',
};
