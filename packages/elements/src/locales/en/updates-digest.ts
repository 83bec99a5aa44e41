/** What `<journey-updates>` says of what else is different since the last visit. */
export const updatesDigest = {
  'updates.digest': 'What else is different',
  'updates.digest-returned': 'Sent back: {title}',
  'updates.digest-blocked': 'Blocked: {title}',
  'updates.digest-waits': 'Waits for you: {title}',
  'updates.digest-answered': 'Answered: {title}',
  'updates.digest-quote': '“{text}”',
  'updates.digest-revised': 'Changed in the journey: {title}',
  'updates.digest-done': 'Done: {title}',
  'updates.digest-published': 'New in the library: {title}',
  'updates.digest-updated': 'Updated in the library: {title}',
  'updates.digest-all': 'Show all {count}',
  'updates.digest-fewer': 'Show fewer',
};
