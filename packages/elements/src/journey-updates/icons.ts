import { svg } from 'lit';
import { icon } from '../styles/icons.js';
import { icons as shared } from '../journey-view/icons.js';

/** Line drawings beside the words that say of what kind an update is. */
export const icons = {
  down: shared.down,
  pause: shared.pause,
  resolved: shared.check,
  warning: shared.warning,
  note: icon(svg`<circle cx="12" cy="12" r="9"></circle><path d="M12 11v5M12 8v.5"></path>`),
  news: icon(
    svg`<path d="M4 6h12v12H6a2 2 0 01-2-2zM16 10h4v6a2 2 0 01-2 2"></path><path d="M7 10h6M7 14h6"></path>`,
  ),
  change: icon(svg`<path d="M5 8h13M14 4l4 4-4 4M19 16H6M10 12l-4 4 4 4"></path>`),
  star: icon(svg`<path d="M12 4l2.4 5 5.6.7-4.1 3.8 1 5.5-4.9-2.7L7.1 19l1-5.5L4 9.7l5.6-.7z"></path>`),
  flag: icon(svg`<path d="M6 21V4h11l-2 4 2 4H6"></path>`),
} as const;
