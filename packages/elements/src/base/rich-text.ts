import { html, nothing, type TemplateResult } from 'lit';

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

/**
 * Facts for an element of the class `facts`: each stays whole where there is room for it, reads in its own direction,
 * and a dot stands between two of one line. To a screen reader it stands between any two.
 */
export function renderFacts(facts: readonly unknown[]): readonly TemplateResult[] {
  return facts.map(
    (fact, index) => html`<span>${index > 0 ? html`<i> · </i>` : nothing}<bdi>${fact}</bdi></span>`,
  );
}
