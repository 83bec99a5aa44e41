/** What the one line of `<journey-progress layout="compact">` says. */
export const progressCompact = {
  'progress.compact': 'stage {index} of {count}',
  'progress.compact-done': '{done} of {of} done',
};
