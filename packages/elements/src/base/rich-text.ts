import { html, type TemplateResult } from 'lit';

/**
 * Fills the `{name}`s of a message with templates: for words of the host, which keep their own direction.
 * A name that is not given stays as it is.
 */
export function richText(message: string, parts: Readonly<Record<string, unknown>>): TemplateResult {
  // splitting by a group puts what it caught at every odd place
  const pieces = message.split(/\{(\w+)\}/);
  return html`${pieces.map((piece, index) => (index % 2 === 0 ? piece : Object.hasOwn(parts, piece) ? parts[piece] : `{${piece}}`))}`;
}

/** Words of the host within a sentence of ours: as text, in their own direction. */
export function hostText(text: string): TemplateResult {
  return html`<bdi>${text}</bdi>`;
}
