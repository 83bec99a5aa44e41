/** What a widget says when something is wrong with all it shows. */
export const trouble = {
  'common.offline': 'You are offline. What you do is kept and will be sent.',
  'common.unreachable': 'The server cannot be reached right now. What you do is kept and will be sent.',
  'common.stale': 'Last updated {age}',
  'common.sign-in': 'You are not signed in. Sign in to go on; nothing you did is lost.',
  'common.sign-in-done': 'I have signed in',
  'common.error-blocked':
    'This cannot be loaded, although the server answers other requests. Perhaps an ad blocker, a browser extension or your company’s filter holds it back.',
  'common.error-timeout': 'This takes too long to load.',
  'common.error-contract': 'This cannot be shown: the data is not in the expected form.',
  'common.error-page': 'A web page came instead of data: perhaps this network wants you to sign in first.',
  'common.error-not-found': 'There is nothing here for you to see, or it was moved.',
  'common.error-config': 'This is not set up yet. Please tell the people who run this page.',
  'common.error-forbidden': 'You do not have access to this.',
  'common.error-other': 'Something went wrong here. The rest of the page still works.',
};
