/** What the one line of `<journey-progress layout="compact">` says. */
export const progressCompact = {
  'progress.compact': 'stage {index}\u00a0of\u00a0{count}',
  'progress.compact-done': '{done}\u00a0of\u00a0{of} done',
};
