import type { Message } from '../strings.js';

/** What `<journey-checklist calendar>` says. */
export const checklistCalendar = {
  'checklist.calendar': {
    one: 'Save {count} due day for your calendar',
    other: 'Save {count} due days for your calendar',
  } as Message,
};
