import { html, type TemplateResult } from 'lit';

/** What a section of the panel has. */
interface Section {
  readonly title: string;
  /** In short what is in it, for when it is folded. */
  readonly sum: string;
  readonly isBad?: boolean;
  readonly isOpen?: boolean;
  readonly body: unknown;
}

/** A part of the panel that can be folded. */
export function renderSection({ title, sum, isBad = false, isOpen = false, body }: Section): TemplateResult {
  return html`<details class="section" ?open=${isOpen}>
    <summary>
      <h3>${title}</h3>
      <span class="chip ${isBad ? 'bad' : ''}">${sum}</span>
    </summary>
    <div class="body">${body}</div>
  </details>`;
}
