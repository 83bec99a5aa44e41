import { trouble } from '../locales/en/trouble.js';

export { errorKey } from './error-text.js';
export { renderNotices } from './notices.js';

/** What is said when something is wrong with all that a widget shows: fetched when it is, or soon after the first content. */
export const words = trouble;
