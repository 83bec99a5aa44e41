import { checklistActing } from '../../locales/en/checklist-acting.js';
import { promiseStyles } from '../../journey-view/promise.styles.js';
import { promise } from '../../locales/en/promise.js';
import { sending } from '../../locales/en/sending.js';
import { refusedNote } from '../../sending/refused-note.styles.js';
import { panelStyles } from './step-panel.styles.js';

export { renderCompletion } from './completion.js';
export { renderRefused } from './refusal-note.js';
export { RowCommands } from './row-commands.js';
export { renderPanel } from './step-panel.js';

export const words = { ...checklistActing, ...promise, ...sending };
export const styles = [panelStyles, promiseStyles, refusedNote];
