import { svg } from 'lit';
import { icons as shared } from '../../journey-view/icons.js';
import { icon } from '../../styles/icons.js';
import { icons as updates } from '../icons.js';

const book = icon(
  svg`<path d="M5 5h5a2 2 0 012 2v12a2 2 0 00-2-2H5zM19 5h-5a2 2 0 00-2 2v12a2 2 0 012-2h5z"></path>`,
);

/** Line drawings beside the words that say what is different. */
export const icons = {
  returned: shared.undo,
  blocked: shared.warning,
  waits: shared.clock,
  answered: icon(svg`<path d="M4 5h16v11H11l-4 4v-4H4z"></path>`),
  revised: updates.change,
  done: shared.check,
  published: book,
  updated: book,
} as const;
