import type { Problem } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { renderCopy, renderCopyPlace } from './copy-words.js';
import { refusalText } from './refusal-text.js';

/** What a person can do about a refusal. */
export interface WaysOn {
  /** The name of what it was done to, where that is not seen beside it. */
  readonly about?: string | undefined;
  /** Why, in our words instead of the host's. */
  readonly reason?: string | undefined;
  retry(event: Event): void;
  /** Opens the form again with what was typed; absent where there is none. */
  readonly edit?: (() => void) | undefined;
  /** What was typed, to be taken elsewhere; absent where nothing was. */
  readonly words?: (() => string) | undefined;
  /** What was typed, drawn: where the note stands beside no form or row it belongs to. */
  readonly typed?: unknown;
  discard(): void;
}

/** Why something was not saved, and the ways on: again, otherwise, elsewhere, or not at all. */
export function renderRefused(
  locale: LocaleController,
  problem: Problem | undefined,
  { about, reason, retry, edit, words, typed, discard }: WaysOn,
): TemplateResult {
  const button = (key: 'retry' | 'edit' | 'discard', onClick: (event: Event) => void) =>
    html`<button class="button link" type="button" @click=${onClick}>
      ${locale.text(`common.${key}`)}
    </button>`;
  return html`
    <div class="notice note bad" part="refusal">
      <span>${renderAbout(about)}${refusalText(locale, problem, reason)}</span>
      ${typed}
      <span class="ways">
        ${button('retry', retry)} ${edit ? button('edit', edit) : nothing}
        ${words ? renderCopy(locale, words) : nothing} ${button('discard', discard)}
      </span>
      ${words ? renderCopyPlace(locale) : nothing}
    </div>
  `;
}

/** The name of what a note is about, on a line of its own before it. */
export function renderAbout(about: string | undefined): TemplateResult | typeof nothing {
  return about
    ? html`<strong><bdi>${about}</bdi></strong
        ><br />`
    : nothing;
}

/** Why something was not even taken: it is still in its form, to be sent again or taken elsewhere. */
export function renderUntaken(
  locale: LocaleController,
  problem: Problem | undefined,
  words?: () => string,
): TemplateResult {
  return html`<div class="notice note bad" part="refusal">
    <span>${refusalText(locale, problem)}</span>
    ${words ? html`<span class="ways">${renderCopy(locale, words)}</span>${renderCopyPlace(locale)}` : nothing}
  </div>`;
}
