import type { StepAction } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../base/safe-url.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { icons } from './icons.js';

/** How a step's action looks, and whom to ask before it is followed. */
interface ActionLinkOptions {
  readonly locale: LocaleController;
  /** `button`, `button ghost` or `button link`. */
  readonly look: string;
  /** Id of what the action belongs to, for a description. */
  readonly describedBy?: string;
  onOpen(event: Event): void;
}

/** What a step leads to: a link when it has an address, else a button for the page to act on. */
export function renderAction(
  action: StepAction,
  { locale, look, describedBy, onOpen }: ActionLinkOptions,
): TemplateResult {
  const url = safeUrl(action.url);
  if (!url) {
    return html`<button
      class=${look}
      part="action"
      type="button"
      aria-describedby=${describedBy ?? nothing}
      @click=${onOpen}
    >
      <bdi>${action.label}</bdi>
    </button>`;
  }
  const isNew = action.target === 'new';
  return html`<a
    class=${look}
    part="action"
    href=${url.href}
    target=${isNew ? '_blank' : nothing}
    rel=${isNew ? 'noopener' : nothing}
    aria-describedby=${describedBy ?? nothing}
    @click=${onOpen}
    ><bdi>${action.label}</bdi>${
      isNew
        ? html`${icons.external}<span class="hidden-text"> (${locale.text('common.new-tab')})</span>`
        : nothing
    }</a
  >`;
}
