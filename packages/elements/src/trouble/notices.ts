import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { relativeTimeFormat } from '../locales/intl.js';

/** What is to be said about everything a widget shows. */
interface NoticeState {
  readonly signInNeeded: boolean;
  readonly offline: boolean;
  readonly stale: boolean;
  /** Milliseconds since 1970 at which the host gave what is shown, by the clock of `now`. */
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
          ${locale.text('common.stale', { age: ageText(locale.language, state.now - state.asOf) })}
        </span>`;
  if (state.offline) {
    // only what the browser says about being offline is certain
    const key = navigator.onLine ? 'common.unreachable' : 'common.offline';
    return html`<div class="notice" part="notice"><span>${locale.text(key)}</span>${age}</div>`;
  }
  return state.stale ? html`<div class="notice" part="notice">${age}</div>` : nothing;
}

/** "5 minutes ago", "3 hours ago", "2 days ago". */
function ageText(language: string, ageMs: number): string {
  // nothing is from the future: the machine's clock was set back
  const minutes = Math.max(0, Math.round(ageMs / 60_000));
  const format = relativeTimeFormat(language);
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1440), 'day');
}
