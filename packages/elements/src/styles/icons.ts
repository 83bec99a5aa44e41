import { svg, html, type TemplateResult } from 'lit';

function icon(paths: TemplateResult, directional = false): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true" class=${directional ? 'directional' : ''}>
    ${paths}
  </svg>`;
}

/** Line drawings that stand beside words and say nothing themselves. */
export const icons = {
  check: icon(svg`<path d="M5 12l5 5 9-10"></path>`),
  clock: icon(svg`<circle cx="12" cy="12" r="9"></circle><path d="M12 7v5l3 2"></path>`),
  lock: icon(
    svg`<rect x="5" y="11" width="14" height="9" rx="2"></rect><path d="M8 11V8a4 4 0 018 0v3"></path>`,
  ),
  search: icon(svg`<circle cx="11" cy="11" r="7"></circle><path d="M20 20l-4-4"></path>`),
  chevron: icon(svg`<path d="M9 5l7 7-7 7"></path>`, true),
  down: icon(svg`<path d="M5 9l7 7 7-7"></path>`),
  warning: icon(svg`<path d="M12 4l9 16H3z"></path><path d="M12 10v4M12 17v.5"></path>`),
  undo: icon(svg`<path d="M4 9h10a5 5 0 010 10H9"></path><path d="M8 5L4 9l4 4"></path>`, true),
  skip: icon(svg`<path d="M5 12h14M13 6l6 6-6 6"></path>`, true),
  pause: icon(svg`<path d="M9 6v12M15 6v12"></path>`),
  external: icon(svg`<path d="M14 5h5v5M19 5l-9 9M10 6H5v13h13v-5"></path>`, true),
  star: icon(svg`<path d="M12 4l2.5 5.2 5.5.7-4 3.9 1 5.6-5-2.7-5 2.7 1-5.6-4-3.9 5.5-.7z"></path>`),
} as const;
