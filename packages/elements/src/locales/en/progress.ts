/** What `<journey-progress>` says. */
export const progress = {
  'progress.heading': 'Your partner journey',
};
