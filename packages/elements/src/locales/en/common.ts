import type { Message } from '../strings.js';

/** What more than one widget says. */
export const common = {
  'common.loading': 'Loading…',
  'common.retry': 'Try again',
  'common.error-unreachable': 'This cannot be loaded right now because the server does not answer.',
  'common.error-response': 'This cannot be loaded: the server answered with an error.',
  'common.unsaved': 'Not yet saved',
  'common.sending': 'Saving…',
  'common.only-this-tab': 'Kept in this tab only: keep it open until this is saved.',
  'common.new-tab': 'opens in a new tab',
  'common.minutes': { one: '{count}\u00a0min', other: '{count}\u00a0min' } as Message,
};
