/** What `<journey-resources>` says. */
export const resources = {
  'resources.heading': 'Resources',
};
