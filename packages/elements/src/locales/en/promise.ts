/** What is said of promises with a clock, where details are opened. */
export const promise = {
  'promise.running': 'Clock is running',
  'promise.at-risk': 'Promise at risk',
  'promise.breached': 'Promise broken',
  'promise.paused': 'Clock is paused',
  'promise.met': 'Promise kept',
  'promise.by': 'promised by {organization}',
  'promise.due': 'due {date}',
  'promise.with': 'the clock is with {organization}',
  'promise.paused-since': 'since {date}',
  'promise.waits-for': 'waits for {organization}',
};
