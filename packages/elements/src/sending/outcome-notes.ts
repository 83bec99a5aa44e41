import type { JourneyClient, PendingChange } from '@partner-journey/client';
import { html, nothing, type TemplateResult } from 'lit';
import { refusalText } from './refusal-text.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import type { SendController } from './send-controller.js';

/** What is said while something is kept: that it is not sent yet, and until when. */
export function keptText(locale: LocaleController, send: SendController): string {
  const kept = locale.text(send.waitingFor === 'sign-in' ? 'common.kept-until-sign-in' : 'common.kept');
  return send.isOnlyInThisTab ? `${kept} ${locale.text('common.only-this-tab')}` : kept;
}

/** Why it was refused, and what one can do: send it again, or take the words elsewhere. */
export function renderRefusal(
  locale: LocaleController,
  send: SendController,
  words: () => string,
): TemplateResult | typeof nothing {
  if (send.state !== 'refused') return nothing;
  return renderRefused(locale, send.problem, words, {
    retry: () => void send.retry(),
    dismiss: () => send.reset(),
  });
}

/** What was sent before this page was opened and is not saved: kept, or refused with what one can do. */
export function renderOutstanding(
  locale: LocaleController,
  client: JourneyClient | undefined,
  changes: readonly PendingChange[],
  wordsOf: (change: PendingChange['change']) => string,
): readonly TemplateResult[] {
  return changes.map(({ change, state, problem, waitingFor }) => {
    if (state === 'refused') {
      return renderRefused(locale, problem, () => wordsOf(change), {
        retry: () => void client?.retry(change.id).catch(() => undefined),
        dismiss: () => void client?.discard(change.id).catch(() => undefined),
      });
    }
    const key =
      waitingFor === 'sign-in' ? 'common.kept-until-sign-in' : waitingFor ? 'common.kept' : 'common.sending';
    return html`<div class="notice" part="kept"><span>${locale.text(key)}</span></div>`;
  });
}

function renderRefused(
  locale: LocaleController,
  problem: SendController['problem'],
  words: () => string,
  actions: { retry(): void; dismiss(): void },
): TemplateResult {
  return html`
    <div class="notice bad" part="refusal">
      <span>${refusalText(locale, problem)}</span>
      <button class="button link" type="button" @click=${actions.retry}>
        ${locale.text('common.retry')}
      </button>
      <button class="button link" type="button" @click=${(event: Event) => void copy(locale, event, words())}>
        ${locale.text('common.copy')}
      </button>
      <button class="button link" type="button" @click=${actions.dismiss}>
        ${locale.text('common.dismiss')}
      </button>
      <span role="status"></span>
      <textarea class="copy" readonly hidden rows="3" aria-label=${locale.text('common.copy')}></textarea>
    </div>
  `;
}

/** Where the clipboard is out of reach, the words are shown selected, so that the keyboard can copy them. */
async function copy(locale: LocaleController, event: Event, words: string): Promise<void> {
  const note = (event.currentTarget as HTMLElement).parentElement!;
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
