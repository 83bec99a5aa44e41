import { html, type TemplateResult } from 'lit';

/** A heading of the level that fits into the page's outline; anything odd is level 2. */
export function renderHeading(level: number, text: string): TemplateResult {
  switch (level) {
    case 3:
      return html`<h3 id="heading" part="heading">${text}</h3>`;
    case 4:
      return html`<h4 id="heading" part="heading">${text}</h4>`;
    case 5:
      return html`<h5 id="heading" part="heading">${text}</h5>`;
    case 6:
      return html`<h6 id="heading" part="heading">${text}</h6>`;
    default:
      return html`<h2 id="heading" part="heading">${text}</h2>`;
  }
}
