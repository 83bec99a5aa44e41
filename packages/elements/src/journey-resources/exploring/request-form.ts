import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../../base/rich-text.js';
import { renderKept } from '../../sending/kept-note.js';
import { renderRefusal } from '../../sending/outcome-notes.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { WrittenWords } from '../../sending/written-words.js';

/** What the form for a request is drawn from. */
interface RequestView {
  readonly locale: LocaleController;
  readonly words: WrittenWords;
  /** What is asked for unless somebody writes. */
  readonly proposal: string;
  readonly program: string;
  /** Whether it stands above what was found. */
  readonly isAbove: boolean;
  onSubmit(event: Event): void;
  /** Leaves refused words as they are. */
  onCancel(): void;
  onDiscard(): void;
}

/** Takes what is missing as a request, or says what became of it. */
export function renderRequest(view: RequestView): TemplateResult {
  const { locale, words, proposal, isAbove } = view;
  if (!words.isOpen) return renderOutcome(view);
  const isSending = words.sending.state === 'sending';
  const text = () => words.text ?? proposal;
  return html`
    <form class=${isAbove ? 'request above' : 'request'} part="request" novalidate @submit=${view.onSubmit}>
      <label for="request">${locale.text('resources.request')}</label>
      <textarea
        id="request"
        rows="2"
        maxlength="10000"
        dir="auto"
        .value=${text()}
        aria-invalid=${words.isTextMissing ? 'true' : nothing}
        aria-describedby=${words.isTextMissing ? 'missing' : nothing}
        @input=${(event: Event) => words.write((event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${
        words.isTextMissing
          ? html`<p id="missing" class="missing">${locale.text('resources.request-missing')}</p>`
          : nothing
      }
      ${renderRefusal(locale, { sending: words.sending, hasOther: () => words.hasOther, of: text, discard: view.onDiscard })}
      <p class="buttons">
        <button class="button" aria-disabled=${isSending ? 'true' : nothing}>
          ${locale.text(isSending ? 'common.sending' : 'resources.request-send')}
        </button>
        ${
          words.isEdited
            ? html`<button class="button link" type="button" @click=${view.onCancel}>
                ${locale.text('resources.request-cancel')}
              </button>`
            : nothing
        }
      </p>
    </form>
  `;
}

function renderOutcome({ locale, program, words }: RequestView): TemplateResult {
  const { sending, text = '' } = words;
  const ways = { retry: () => sending.hurry(), words: () => text };
  const thanks = () => richText(locale.text('resources.request-thanks'), { program: hostText(program) });
  return html`<div class="notice" part="request" role="status" tabindex="-1" data-result>
    ${sending.state === 'kept' ? renderKept(locale, sending, ways) : html`<span>${thanks()}</span>`}
  </div>`;
}
