import { svg, html, type TemplateResult } from 'lit';

/** A line drawing that stands beside words and says nothing itself; a directional one is mirrored where one reads from right to left. */
export function icon(paths: TemplateResult, directional = false): TemplateResult {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true" class=${directional ? 'directional' : ''}>
    ${paths}
  </svg>`;
}

/** What one may not open, or not yet. */
export const lock = icon(
  svg`<rect x="5" y="11" width="14" height="9" rx="2"></rect><path d="M8 11V8a4 4 0 018 0v3"></path>`,
);
