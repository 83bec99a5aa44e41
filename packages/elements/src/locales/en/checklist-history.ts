/** What the history of a step says. */
export const checklistHistory = {
  'checklist.history-of': 'What happened to “{title}”',
  'checklist.history-none': 'Nothing has happened here yet.',
  'checklist.history-failed': 'What happened cannot be loaded right now.',
  'checklist.history-more': 'Show what was before',
  'checklist.history-started': 'Started',
  'checklist.history-completed': 'Done',
  'checklist.history-reopened': 'Opened again',
  'checklist.history-submitted': 'Handed in',
  'checklist.history-skipped': 'Skipped',
  'checklist.history-blocked': 'Blocked',
  'checklist.history-unblocked': 'No longer blocked',
  'checklist.history-assigned': 'Given to others',
  'checklist.history-commented': 'Remark',
  'checklist.history-approved': 'Approved',
  'checklist.history-returned': 'Sent back',
};
