/** What is said of promises with a clock, where details are opened. */
export const promise = {
  'common.promise-running': 'Clock is running',
  'common.promise-at-risk': 'Promise at risk',
  'common.promise-breached': 'Promise broken',
  'common.promise-paused': 'Clock is paused',
  'common.promise-met': 'Promise kept',
  'common.promise-by': 'promised by {organization}',
  'common.promise-due': 'due {date}',
  'common.promise-with': 'the clock is with {organization}',
  'common.promise-paused-since': 'since {date}',
  'common.promise-waits-for': 'waits for {organization}',
};
