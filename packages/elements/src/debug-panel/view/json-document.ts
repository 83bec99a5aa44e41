import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words.js';
import type { PanelState } from './panel-state.js';

/** So many characters of a document are shown. */
const mostCharacters = 100_000;

/** A document one can unfold; it is written out only then. */
export function renderDocument(panel: PanelState, id: string, title: string, value: unknown): TemplateResult {
  const isOpen = panel.isUnfolded(id);
  return html`<details
    @toggle=${(event: Event) => panel.unfold(id, (event.target as HTMLDetailsElement).open)}
  >
    <summary class="small">${title}</summary>
    ${isOpen ? renderText(title, typeof value === 'string' ? pretty(value) : jsonOf(value)) : nothing}
  </details>`;
}

function renderText(title: string, text: string): TemplateResult {
  const isCut = text.length > mostCharacters;
  return html`<pre tabindex="0" role="group" aria-label=${title}>
${isCut ? text.slice(0, mostCharacters) : text}</pre>
    ${isCut ? html`<p class="small quiet">${words.reads.cut}</p>` : nothing}`;
}

function pretty(text: string): string {
  try {
    return jsonOf(JSON.parse(text));
  } catch {
    return text;
  }
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value, null, 2) ?? String(value);
  } catch (error) {
    return String(error);
  }
}
