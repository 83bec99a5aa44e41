import type { Facet } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { resources as words } from '../locales/en/resources.js';
import type { MessageKey } from '../locales/strings.js';
import { placeFacets } from './hints-controller.js';
import type { Choice } from './library-controller.js';
import { kindText } from './resource-words.js';

/** What the filters need to be drawn. */
export interface FilterView {
  readonly locale: LocaleController;
  readonly choice: Choice;
  readonly facets: readonly Facet[];
  /** What the first chip narrows to; undefined when there is no stage or step to speak of. */
  readonly scope: 'stage' | 'step' | undefined;
  readonly scopeCount: number | undefined;
  /** Whether the facets besides the kinds are shown. */
  readonly showsAll: boolean;
  onScope(): void;
  onToggle(facet: string, value: string): void;
  onShowAll(): void;
}

/** Filters as toggle buttons with counts: the place first, then the kinds, the rest on demand. */
export function renderFilters(view: FilterView): TemplateResult | typeof nothing {
  const { locale, choice, facets, scope } = view;
  const kinds = facets.find(({ name }) => name === 'kind');
  const isChosen = (name: string) => (choice.facets[name]?.length ?? 0) > 0;
  // what has one value only narrows nothing
  const others = facets.filter(
    ({ name, values }) => !placeFacets.has(name) && name !== 'kind' && (values.length > 1 || isChosen(name)),
  );
  const shown = view.showsAll ? others : others.filter(({ name }) => isChosen(name));
  if (!scope && !kinds?.values.length && others.length === 0) return nothing;
  return html`
    <div class="filters" part="filters" role="group" aria-label=${locale.text('resources.filters')}>
      ${
        scope
          ? renderChip(locale, {
              label: locale.text(scope === 'stage' ? 'resources.for-stage' : 'resources.for-step'),
              isOn: choice.isScoped,
              count: view.scopeCount,
              onToggle: view.onScope,
            })
          : nothing
      }
      ${kinds ? renderFacet(view, kinds, (value) => choice.kind === value) : nothing}
      ${others.length > 0 ? renderSwitch(view) : nothing}
    </div>
    ${shown.map(
      (facet) =>
        html`<div class="filters" part="filters" role="group" aria-label=${facetText(locale, facet.name)}>
          <bdi class="quiet small">${facetText(locale, facet.name)}</bdi>
          ${renderFacet(view, facet, (value) => choice.facets[facet.name]?.includes(value) ?? false)}
        </div>`,
    )}
  `;
}

function renderSwitch({ locale, showsAll, onShowAll }: FilterView): TemplateResult {
  return html`<button
    class="button link small"
    type="button"
    aria-expanded=${showsAll ? 'true' : 'false'}
    @click=${onShowAll}
  >
    ${locale.text(showsAll ? 'resources.fewer-filters' : 'resources.more-filters')}
  </button>`;
}

function renderFacet(view: FilterView, facet: Facet, isOn: (value: string) => boolean): unknown {
  return facet.values
    .filter(({ value, count }) => count > 0 || isOn(value))
    .map(({ value, label, count }) => {
      return renderChip(view.locale, {
        label: label === value ? valueText(view.locale, facet.name, value) : label,
        isOn: isOn(value),
        count,
        onToggle: () => view.onToggle(facet.name, value),
      });
    });
}

interface Chip {
  readonly label: string;
  readonly isOn: boolean;
  readonly count: number | undefined;
  onToggle(): void;
}

function renderChip(locale: LocaleController, { label, isOn, count, onToggle }: Chip): TemplateResult {
  const number = count === undefined ? nothing : new Intl.NumberFormat(locale.language).format(count);
  return html`<button
    class="filter"
    part="filter"
    type="button"
    aria-pressed=${isOn ? 'true' : 'false'}
    @click=${onToggle}
  >
    <bdi>${label}</bdi> <span class="number">${number}</span>
  </button>`;
}

/** A value for which the host has no other words. */
function valueText(locale: LocaleController, facet: string, value: string): string {
  if (facet === 'kind') return kindText(locale, value, 'plural');
  if (facet !== 'language') return value;
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
