import type { Message } from '../strings.js';

/** What `<journey-checklist>` says where finished steps make room. */
export const checklistDone = {
  'checklist.show-done': { one: 'Show {count} finished', other: 'Show {count} finished' } as Message,
  'checklist.hide-done': 'Hide what is finished',
};
