import type { Facet } from '@partner-journey/contract';
import { html, type TemplateResult } from 'lit';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { resourcesExploring as words } from '../../locales/en/resources-exploring.js';
import type { MessageKey } from '../../locales/strings.js';
import { otherFacets, renderFacet } from '../filter-chips.js';
import type { Choice } from '../library-controller.js';

/** What the further filters need to be drawn. */
interface OtherFilterView {
  readonly locale: LocaleController;
  readonly choice: Choice;
  readonly facets: readonly Facet[];
  /** Whether all are shown, or only those in which something is chosen. */
  readonly showsAll: boolean;
  onToggle(facet: string, value: string): void;
}

/** The facets besides the kinds, each as a named group. */
export function renderOtherFilters(view: OtherFilterView): readonly TemplateResult[] {
  const { locale, choice } = view;
  const chosen = (name: string) => choice.facets[name] ?? [];
  return otherFacets(view)
    .filter(({ name }) => view.showsAll || chosen(name).length > 0)
    .map((facet) => {
      const name = facetText(locale, facet.name);
      return html`<div class="filters" part="filters" role="group" aria-label=${name}>
        <bdi class="quiet small">${name}</bdi>
        ${renderFacet(view, facet, (value) => chosen(facet.name).includes(value), facet.name === 'language' ? languageText : asItIs)}
      </div>`;
    });
}

function asItIs(_locale: LocaleController, value: string): string {
  return value;
}

function languageText(locale: LocaleController, value: string): string {
  try {
    return new Intl.DisplayNames(locale.language, { type: 'language' }).of(value) ?? value;
  } catch {
    return value;
  }
}

/** The name of a facet in words; one of the host's own is its text. */
function facetText(locale: LocaleController, name: string): string {
  const key = `resources.facet-${name}`;
  return Object.hasOwn(words, key) ? locale.text(key as MessageKey) : name;
}
