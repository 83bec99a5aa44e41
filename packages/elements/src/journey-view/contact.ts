import type { Person } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../base/rich-text.js';
import { safeUrl } from '../base/safe-url.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { personText, type SideNames } from './sides.js';

/** Whom to ask, with a link when there is a way to reach them. */
export function renderContact(person: Person, names: SideNames, locale: LocaleController): TemplateResult {
  const name = personText(locale, person, names);
  const url = safeUrl(person.url) ?? (person.email ? safeUrl(`mailto:${person.email}`) : undefined);
  const link = url ? html`<a href=${url.href}>${hostText(name)}</a>` : hostText(name);
  return html`<p class="contact small" part="contact">
    ${richText(locale.text('common.contact'), { person: link })}
    ${person.role ? html`<span class="quiet">(${hostText(person.role)})</span>` : nothing}
  </p>`;
}
