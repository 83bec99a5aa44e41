import type { Person } from '@partner-journey/contract';
import { html, type TemplateResult } from 'lit';
import { safeUrl } from '../base/safe-url.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { personText, type SideNames } from '../journey-view/sides.js';

/** A person's picture, or the first letters of the name, beside the name and the organization. */
export function renderPerson(person: Person, names: SideNames, locale: LocaleController): TemplateResult {
  const picture = safeUrl(person.avatarUrl);
  return html`<span class="person" part="person">
    ${
      picture
        ? html`<img class="avatar" src=${picture.href} alt="" width="20" height="20" loading="lazy" />`
        : html`<span class="avatar" aria-hidden="true">${initials(person.name)}</span>`
    }
    <bdi>${personText(locale, person, names)}</bdi>
  </span>`;
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toLocaleUpperCase();
}
