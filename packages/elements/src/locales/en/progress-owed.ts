import type { Message } from '../strings.js';

/** What `<journey-progress layout="owed">` says beside what the details of a stage say. */
export const progressOwed = {
  'progress.owes': 'What {debtor} owes {creditor}',
  'progress.owes-nothing': 'Nothing is open right now.',
  'progress.to-look-at': 'Handed in, to be looked at',
  'progress.promises-kept': { one: '{count} promise kept', other: '{count} promises kept' } as Message,
  'progress.promises-broken': { one: '{count} promise broken', other: '{count} promises broken' } as Message,
  'progress.promises-open': {
    one: '{count} promise still open',
    other: '{count} promises still open',
  } as Message,
};
