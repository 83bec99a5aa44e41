/** What `<journey-progress>` says. */
export const progress = {
  'progress.heading': 'مسار شراكتك',
};
