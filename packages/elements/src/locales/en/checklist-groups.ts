/** Titles of the groups of `<journey-checklist>` by due day and by owner. */
export const checklistGroups = {
  'checklist.group-overdue': 'Overdue',
  'checklist.group-soon': 'In the next seven days',
  'checklist.group-later': 'Later',
  'checklist.group-undated': 'Without a date',
  'checklist.group-finished': 'Finished',
  'checklist.group-nobody': '{organization}, nobody named',
};
