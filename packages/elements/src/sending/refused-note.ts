import type { Problem } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { refusalText } from './refusal-text.js';

/** What a person can do about a refusal. */
export interface WaysOn {
  /** Why, in our words instead of the host's. */
  readonly reason?: string | undefined;
  retry(): void;
  /** Opens the form again with what was typed; absent where there is none. */
  readonly edit?: (() => void) | undefined;
  /** What was typed, to be taken elsewhere; absent where nothing was. */
  readonly words?: (() => string) | undefined;
  discard(): void;
}

/** Why something was not saved, and the ways on: again, otherwise, elsewhere, or not at all. */
export function renderRefused(
  locale: LocaleController,
  problem: Problem | undefined,
  { reason, retry, edit, words, discard }: WaysOn,
): TemplateResult {
  const button = (key: 'retry' | 'edit' | 'copy' | 'discard', onClick: (event: Event) => void) =>
    html`<button class="button link" type="button" @click=${onClick}>
      ${locale.text(`common.${key}`)}
    </button>`;
  return html`
    <div class="notice note bad" part="refusal">
      <span>${refusalText(locale, problem, reason)}</span>
      <span class="ways">
        ${button('retry', retry)} ${edit ? button('edit', edit) : nothing}
        ${words ? button('copy', (event) => void copy(locale, event, words())) : nothing}
        ${button('discard', discard)}
      </span>
      ${
        words
          ? html`<span role="status"></span
              ><textarea
                class="copy"
                readonly
                hidden
                rows="3"
                aria-label=${locale.text('common.copy')}
              ></textarea>`
          : nothing
      }
    </div>
  `;
}

/** Where the clipboard is out of reach, the words are shown selected, so that the keyboard can copy them. */
async function copy(locale: LocaleController, event: Event, words: string): Promise<void> {
  const note = (event.currentTarget as HTMLElement).closest('.notice')!;
  try {
    await navigator.clipboard.writeText(words);
    note.querySelector('[role=status]')!.textContent = locale.text('common.copied');
  } catch {
    const area = note.querySelector('textarea')!;
    area.value = words;
    area.hidden = false;
    area.select();
  }
}
