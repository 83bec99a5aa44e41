import { svg } from 'lit';
import { icon } from '../../styles/icons.js';

/** From one lane into the other. */
export const handOffIcon = icon(
  svg`<path d="M8 4v16M8 20l-4-4M8 20l4-4"></path><path d="M16 20V4M16 4l-4 4M16 4l4 4"></path>`,
);
