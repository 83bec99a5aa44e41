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

/** What is sent along, before it is sent: the first of it at once, all of it on demand. */
export function renderSentAlong(
  locale: LocaleController,
  [first]: readonly SentAlong[],
  details: unknown,
  onOpen: () => void,
): TemplateResult | typeof nothing {
  if (!first) return nothing;
  return html`
    <details class="along small" part="context">
      <summary @click=${onOpen}>
        ${richText(locale.text('feedback.sent-with'), { what: inShort(locale, first) })}
        <span class="link">${locale.text('feedback.see-all')}</span>
      </summary>
      ${details}
    </details>
  `;
}

function inShort(locale: LocaleController, { name, value }: SentAlong): TemplateResult {
  if (!Object.hasOwn(shortKeys, name)) return hostText(name);
  const key = shortKeys[name as keyof typeof shortKeys];
  return richText(locale.text(key), { title: hostText(value ?? '') });
}
