import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../../base/rich-text.js';
import { renderRefusal } from '../../sending/outcome-notes.js';
import { keptText } from '../../sending/state-text.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { RequestController } from './request-controller.js';

/** What is shown instead of results. */
interface NothingView {
  readonly locale: LocaleController;
  /** The words that were looked for. */
  readonly words: string;
  readonly isFiltered: boolean;
  /** The list of what comes close, when there is something. */
  readonly nearest: unknown;
  /** Absent when the host takes no requests. */
  readonly request: RequestController | undefined;
  readonly program: string;
  onClear(): void;
  onRequest(event: Event): void;
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
      ${view.request ? renderRequest(view, view.request) : nothing}
    </div>
  `;
}

function renderRequest(view: NothingView, request: RequestController): TemplateResult {
  const { locale, words } = view;
  const { sending } = request;
  if (sending.state === 'kept' || sending.state === 'saved') return renderOutcome(view, request);
  const isSending = sending.state === 'sending';
  return html`
    <form class="request" part="request" novalidate @submit=${view.onRequest}>
      <label for="request">${locale.text('resources.request')}</label>
      <textarea
        id="request"
        rows="2"
        maxlength="10000"
        dir="auto"
        .value=${request.text ?? words}
        aria-invalid=${request.isTextMissing ? 'true' : nothing}
        aria-describedby=${request.isTextMissing ? 'missing' : nothing}
        @input=${(event: Event) => (request.text = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${
        request.isTextMissing
          ? html`<p id="missing" class="missing">${locale.text('resources.request-missing')}</p>`
          : nothing
      }
      ${renderRefusal(locale, sending, () => request.text ?? words)}
      <p>
        <button class="button" aria-disabled=${isSending ? 'true' : nothing}>
          ${locale.text(isSending ? 'common.sending' : 'resources.request-send')}
        </button>
      </p>
    </form>
  `;
}

function renderOutcome({ locale, program }: NothingView, { sending }: RequestController): TemplateResult {
  const thanks = () => richText(locale.text('resources.request-thanks'), { program: hostText(program) });
  return html`<div class="notice" part="request" role="status" tabindex="-1" data-result>
    <span>${sending.state === 'kept' ? keptText(locale, sending) : thanks()}</span>
  </div>`;
}
