import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';

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

/** What is to be said about everything a widget shows. */
export interface NoticeState {
  readonly signInNeeded: boolean;
  readonly offline: boolean;
  readonly stale: boolean;
  /** Milliseconds since 1970 at which the host gave what is shown. */
  readonly asOf: number | undefined;
  readonly now: number;
  onSignedIn(): void;
}

/** One line at the top when the viewer has to sign in, is offline, or sees something old: the first that is true. */
export function renderNotices(locale: LocaleController, state: NoticeState): TemplateResult | typeof nothing {
  if (state.signInNeeded) {
    return html`<div class="notice warn" part="notice">
      <span>${locale.text('common.sign-in')}</span>
      <button class="button link" type="button" @click=${state.onSignedIn}>
        ${locale.text('common.sign-in-done')}
      </button>
    </div>`;
  }
  const age =
    state.asOf === undefined || (!state.stale && !state.offline)
      ? nothing
      : html`<span class="quiet">
          ${locale.text('common.stale', { age: locale.dates.age(state.asOf, state.now) })}
        </span>`;
  if (state.offline) {
    return html`<div class="notice" part="notice"><span>${locale.text('common.offline')}</span>${age}</div>`;
  }
  return state.stale ? html`<div class="notice" part="notice">${age}</div>` : nothing;
}
