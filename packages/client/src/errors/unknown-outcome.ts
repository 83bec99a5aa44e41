import type { Problem } from '@partner-journey/contract';

/** Nobody knows whether the host has taken a change. */
export const unknownOutcome: Problem = {
  type: 'about:blank',
  title: 'It was sent, but no answer came: it may have been saved.',
  status: 409,
  code: 'outcome-unknown',
};
