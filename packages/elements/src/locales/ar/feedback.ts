/** What `<journey-feedback>` says. */
export const feedback = {
  'feedback.heading': 'كيف تسير الأمور؟',
};
