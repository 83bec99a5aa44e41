import { svg } from 'lit';
import { icon, lock } from '../styles/icons.js';

/** Line drawings for the states of steps and stages, and the ways on. */
export const icons = {
  check: icon(svg`<path d="M5 12l5 5 9-10"></path>`),
  clock: icon(svg`<circle cx="12" cy="12" r="9"></circle><path d="M12 7v5l3 2"></path>`),
  lock,
  down: icon(svg`<path d="M5 9l7 7 7-7"></path>`),
  warning: icon(svg`<path d="M12 4l9 16H3z"></path><path d="M12 10v4M12 17v.5"></path>`),
  undo: icon(svg`<path d="M4 9h10a5 5 0 010 10H9"></path><path d="M8 5L4 9l4 4"></path>`, true),
  skip: icon(svg`<path d="M5 12h14M13 6l6 6-6 6"></path>`, true),
  pause: icon(svg`<path d="M9 6v12M15 6v12"></path>`),
  external: icon(svg`<path d="M14 5h5v5M19 5l-9 9M10 6H5v13h13v-5"></path>`, true),
} as const;
