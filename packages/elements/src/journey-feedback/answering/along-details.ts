import { html, nothing, type TemplateResult } from 'lit';
import { hostText } from '../../base/rich-text.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { SentAlong } from '../sent-along.js';

const nameKeys = {
  stage: 'feedback.context-stage',
  step: 'feedback.context-step',
  page: 'feedback.context-page',
  role: 'feedback.context-role',
  name: 'feedback.context-name',
} as const;

/** All that is sent along, by name and value. */
export function renderAlongDetails(locale: LocaleController, items: readonly SentAlong[]): TemplateResult {
  return html`<dl>
    ${items.map(
      ({ name, value }) =>
        html`<div>
          <dt>${isKnown(name) ? alongName(locale, name) : hostText(name)}</dt>
          ${value ? html`<dd>${hostText(value)}</dd>` : nothing}
        </div>`,
    )}
  </dl>`;
}

/** What one thing that is sent along is called. */
export function alongName(locale: LocaleController, name: string): string {
  return isKnown(name) ? locale.text(nameKeys[name]) : name;
}

function isKnown(name: string): name is keyof typeof nameKeys {
  return Object.hasOwn(nameKeys, name);
}
