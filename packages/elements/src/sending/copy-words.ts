import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';

/** A way to take elsewhere what was typed, within a `.notice`; belongs beside `renderCopyPlace`. */
export function renderCopy(locale: LocaleController, words: () => string): TemplateResult {
  return html`<button
    class="button link"
    type="button"
    @click=${(event: Event) => void copy(locale, event, words())}
  >
    ${locale.text('common.copy')}
  </button>`;
}

/** Where it is said that the words were copied, or where they can be copied from. */
export function renderCopyPlace(locale: LocaleController): TemplateResult {
  return html`<span role="status"></span
    ><textarea class="copy" readonly hidden rows="3" aria-label=${locale.text('common.copy')}></textarea>`;
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
