import type { Message } from '../strings.js';

/** What `<journey-checklist>` says of a journey that the program changed. */
export const checklistRevisions = {
  'checklist.revised-added': {
    one: '{count} step was added.',
    other: '{count} steps were added.',
  } as Message,
  'checklist.revised-changed': {
    one: '{count} step was changed.',
    other: '{count} steps were changed.',
  } as Message,
  'checklist.revised-removed': {
    one: '{count} step is no longer asked.',
    other: '{count} steps are no longer asked.',
  } as Message,
  'checklist.revised-hide': 'Understood',
  'checklist.removed': {
    one: '{count} step that is no longer asked',
    other: '{count} steps that are no longer asked',
  } as Message,
};
