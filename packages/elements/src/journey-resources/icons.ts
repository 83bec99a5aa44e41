import { svg } from 'lit';
import { icon, lock } from '../styles/icons.js';

/** Line drawings of the library. */
export const icons = {
  lock,
  search: icon(svg`<circle cx="11" cy="11" r="7"></circle><path d="M20 20l-4-4"></path>`),
  star: icon(svg`<path d="M12 4l2.5 5.2 5.5.7-4 3.9 1 5.6-5-2.7-5 2.7 1-5.6-4-3.9 5.5-.7z"></path>`),
} as const;
