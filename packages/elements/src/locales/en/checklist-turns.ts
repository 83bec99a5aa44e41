import type { Message } from '../strings.js';

/** The choices of `<journey-checklist>` by whose turn it is. */
export const checklistTurns = {
  'checklist.turns': 'Whose turn it is',
  'checklist.turn-anybody': 'All',
  'checklist.turn-viewer': 'Yours',
  'checklist.turn-others': 'Waiting for {organization}',
  'checklist.turn-shown': { one: '{count} step shown', other: '{count} steps shown' } as Message,
};
