import type { PendingChange } from '@partner-journey/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { renderCopy, renderCopyPlace } from './copy-words.js';
import { keptText } from './state-text.js';

/** What is known of something that waits to be sent. */
export interface Kept extends Pick<PendingChange, 'waitingFor' | 'durable'> {
  /** How often it was tried in vain. */
  readonly failures: number;
}

/** What a person can do while the host cannot be reached, or the network is in the way. */
interface KeptWays {
  retry(): void;
  /** The name of what it was done to, drawn, where that is not seen beside it. */
  readonly about?: unknown;
  /** What was typed, to be taken elsewhere; undefined where nothing was. */
  readonly words: (() => string) | undefined;
  /** The same, drawn: where the note does not stand where it was written. */
  readonly typed?: unknown;
}

/** How often a change was tried in vain. */
export function failuresOf({ state, attempts }: Pick<PendingChange, 'state' | 'attempts'>): number {
  return attempts - (state === 'sending' ? 1 : 0);
}

/**
 * Whether something on the device may hold it back: it does not get through, again and again, although the browser has
 * a network. No browser tells a blocked request from a host that is away, so the words leave both open.
 */
export function isHeldBack({ waitingFor, failures }: Kept): boolean {
  return waitingFor === 'connection' && failures > 1 && navigator.onLine;
}

/** That it waits and where it is kept, with what may hold it back. */
export function keptWords(locale: LocaleController, kept: Kept): string {
  const words = keptText(locale, kept);
  return isHeldBack(kept) ? `${words} ${locale.text('common.held-back')}` : words;
}

/** The same to be seen, within a `.notice`; while something is in the way, with the ways on. */
export function renderKept(
  locale: LocaleController,
  kept: Kept,
  { retry, words, typed, about = nothing }: KeptWays,
): TemplateResult {
  return html`<span>${about}${keptText(locale, kept)}</span> ${
      isHeldBack(kept)
        ? html`<span
            >${locale.text('common.held-back')}
            <span class="number">${locale.text('common.tried', { count: kept.failures })}</span></span
          >`
        : nothing
    }
    ${typed}
    ${
      kept.waitingFor === 'connection' || kept.waitingFor === 'network'
        ? html`<span class="ways"
              ><button class="button link" type="button" @click=${retry}>
                ${locale.text('common.retry')}
              </button>
              ${words ? renderCopy(locale, words) : nothing}</span
            >${words ? renderCopyPlace(locale) : nothing}`
        : nothing
    }`;
}
