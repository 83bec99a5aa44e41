import type { Message } from '../strings.js';

/** What is said about something that is not saved yet, was saved, or was refused: the same words in every widget. */
export const sending = {
  'common.waiting-connection': 'Not yet saved: waiting for connection',
  'common.waiting-network':
    'Not yet saved: your network is in the way, and may want you to sign in to it first',
  'common.waiting-sign-in': 'Not yet saved: waiting for sign-in',
  'common.waiting-decision': 'Not yet saved: waiting for your decision about what was refused',
  'common.saved': 'Saved',
  'common.refused': 'Not saved: {reason}',
  'common.refused-unexplained': 'Not saved: the server did not accept this and gave no reason.',
  'common.refused-forbidden': 'Not saved: you may not do this. Ask somebody who may, or discard it.',
  'common.refused-not-found':
    'Not saved: what this is about is not there, or not yours to see. Reload the page to see what is.',
  'common.refused-gone': 'Not saved: what this is about is no longer there, so trying again is of no use.',
  'common.refused-changed':
    'Not saved: this does not fit how it is on the server now. See how that is, then try again.',
  'common.refused-large':
    'Not saved: this is too large for the server. Shorten what you wrote, then try again.',
  'common.refused-form':
    'Not saved: the server does not take this in the form in which the page sends it. Please tell the people who run this page.',
  'common.refused-invalid':
    'Not saved: something in this does not fit, and the server does not say what. Check it, then try again.',
  'common.conflicted': 'Not saved, because somebody else was faster. {reason}',
  'common.expired': 'Not saved: this waited for more than 30 days and was not sent.',
  'common.outcome-unknown': 'Perhaps saved: this was sent, but no answer came.',
  'common.not-taken': 'This could not be kept. Please try again.',
  'common.outbox-full': 'Not kept: too much waits to be saved already. Try again when some of it is saved.',
  'common.kept': 'Kept on this device and sent by itself.',
  'common.held-back':
    'You are online, so either the server is away, or something on this device holds this back: an ad blocker, a browser extension, or your company’s filter.',
  'common.tried': { other: 'Tried {count} times.' } as Message,
  'common.edit': 'Edit',
  'common.copy': 'Copy my words',
  'common.copied': 'Copied',
  'common.discard': 'Discard',
};
