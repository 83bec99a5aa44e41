import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../base/rich-text.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import type { SentAlong } from './sent-along.js';

const shortKeys = {
  stage: 'feedback.with-stage',
  step: 'feedback.with-step',
  page: 'feedback.with-page',
  role: 'feedback.with-role',
  name: 'feedback.with-name',
} as const;

const nameKeys = {
  stage: 'feedback.context-stage',
  step: 'feedback.context-step',
  page: 'feedback.context-page',
  role: 'feedback.context-role',
  name: 'feedback.context-name',
} as const;

/** What is sent along, before it is sent: the first of it at once, all of it on demand. */
export function renderSentAlong(
  locale: LocaleController,
  items: readonly SentAlong[],
): TemplateResult | typeof nothing {
  const [first] = items;
  if (!first) return nothing;
  return html`
    <details class="along small" part="context">
      <summary>
        ${richText(locale.text('feedback.sent-with'), { what: inShort(locale, first) })}
        <span class="link">${locale.text('feedback.see-all')}</span>
      </summary>
      <dl>
        ${items.map(
          ({ name, value }) =>
            html`<div>
              <dt>${isKnown(name) ? locale.text(nameKeys[name]) : hostText(name)}</dt>
              ${value ? html`<dd>${hostText(value)}</dd>` : nothing}
            </div>`,
        )}
      </dl>
    </details>
  `;
}

function inShort(locale: LocaleController, { name, value }: SentAlong): TemplateResult {
  if (!isKnown(name)) return hostText(name);
  return richText(locale.text(shortKeys[name]), { title: hostText(value ?? '') });
}

function isKnown(name: string): name is keyof typeof shortKeys {
  return Object.hasOwn(shortKeys, name);
}
