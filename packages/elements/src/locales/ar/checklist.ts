/** What `<journey-checklist>` says. */
export const checklist = {
  'checklist.heading': 'قائمة مهامك',
};
