import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../../base/rich-text.js';
import type { LocaleController } from '../../controllers/locale-controller.js';

/** What is shown instead of results. */
interface NothingView {
  readonly locale: LocaleController;
  /** The words that were looked for. */
  readonly words: string;
  readonly isFiltered: boolean;
  /** The list of what comes close, when there is something. */
  readonly nearest: unknown;
  /** The form for a request, or what became of one. */
  readonly request: unknown;
  onClear(): void;
}

/** Says what was not found, what comes close, and takes what is missing as a request. */
export function renderNothing(view: NothingView): TemplateResult {
  const { locale, words, isFiltered, nearest } = view;
  const key = !words
    ? 'resources.nothing-filtered'
    : isFiltered
      ? 'resources.nothing-both'
      : 'resources.nothing';
  return html`
    <div class="nothing" part="nothing">
      <p>${richText(locale.text(key), { words: hostText(words) })}</p>
      ${
        isFiltered
          ? html`<p>
              <button class="button ghost" type="button" @click=${view.onClear}>
                ${locale.text('resources.clear-filters')}
              </button>
            </p>`
          : nothing
      }
      ${
        nearest
          ? html`<p class="title">${locale.text('resources.nearest')}</p>
              ${nearest}`
          : nothing
      }
      ${view.request}
    </div>
  `;
}
