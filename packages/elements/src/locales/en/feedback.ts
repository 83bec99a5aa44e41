/** What `<journey-feedback>` says. */
export const feedback = {
  'feedback.heading': 'How is it going?',
};
