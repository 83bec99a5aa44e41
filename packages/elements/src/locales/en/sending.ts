/** What is said about something that is not saved yet, or was refused. */
export const sending = {
  'common.refused': 'Not saved: {reason}',
  'common.dismiss': 'Dismiss',
  'common.kept': 'Kept. It will be sent when the connection is back.',
  'common.kept-until-sign-in': 'Kept. It will be sent when you have signed in again.',
  'common.copy': 'Copy my words',
  'common.copied': 'Copied',
};
