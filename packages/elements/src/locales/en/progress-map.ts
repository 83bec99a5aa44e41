import type { Message } from '../strings.js';

/** What `<journey-progress layout="map">` says beside what the details of a stage say. */
export const progressMap = {
  'progress.no-steps-of': 'Nothing to do for {organization} in this stage.',
  'progress.now-with': 'Now with {organization}',
  'progress.since': 'since {date}',
  'progress.hands-over': 'Hands over to {organization}: {things}',
  'progress.handed-over': 'Handed over to {organization}: {things}',
  'progress.out-of-step': {
    one: '{ahead} is through with this stage; {behind} has {count} step left.',
    other: '{ahead} is through with this stage; {behind} has {count} steps left.',
  } as Message,
};
