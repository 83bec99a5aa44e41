import type { Facet } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
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
  const others = facets.filter(({ name, values }) => !places.has(name) && name !== 'kind' && values.length > 0);
  const isChosen = (name: string) => (choice.facets[name]?.length ?? 0) > 0;
  const shown = view.showsAll ? others : others.filter(({ name }) => isChosen(name));
  if (!scope && !kinds?.values.length && others.length === 0) return nothing;
  return html`
    <div class="filters" part="filters" role="group" aria-label=${locale.text('resources.filters')}>
      ${scope
        ? renderChip(
            locale.text(scope === 'stage' ? 'resources.for-stage' : 'resources.for-step'),
            choice.isScoped,
            view.scopeCount,
            view,
            view.onScope,
          )
        : nothing}
      ${kinds ? renderFacet(view, kinds, (value) => choice.kind === value) : nothing}
      ${others.length > 0
        ? html`<button
            class="button link small"
            type="button"
            aria-expanded=${view.showsAll ? 'true' : 'false'}
            @click=${view.onShowAll}
          >
            ${locale.text(view.showsAll ? 'resources.fewer-filters' : 'resources.more-filters')}
          </button>`
        : nothing}
    </div>
    ${shown.map(
      (facet) =>
        html`<div class="filters" part="filters" role="group" aria-label=${facet.name}>
          <bdi class="quiet small">${facet.name}</bdi>
          ${renderFacet(view, facet, (value) => choice.facets[facet.name]?.includes(value) ?? false)}
        </div>`,
    )}
  `;
}

/** Names of facets that say the same as the first chip. */
export const places: ReadonlySet<string> = new Set(['stage', 'stageId', 'step', 'stepId']);

function renderFacet(view: FilterView, facet: Facet, isOn: (value: string) => boolean): unknown {
  return facet.values
    .filter(({ value, count }) => count > 0 || isOn(value))
    .map(({ value, label, count }) => {
      const text = facet.name === 'kind' && label === value ? kindText(view.locale, value, count) : label;
      return renderChip(text, isOn(value), count, view, () => view.onToggle(facet.name, value));
    });
}

function renderChip(
  label: string,
  isOn: boolean,
  count: number | undefined,
  { locale }: FilterView,
  onToggle: () => void,
): TemplateResult {
  const number = count === undefined ? nothing : new Intl.NumberFormat(locale.language).format(count);
  return html`<button class="filter" part="filter" type="button" aria-pressed=${isOn ? 'true' : 'false'} @click=${onToggle}>
    <bdi>${label}</bdi> <span class="number">${number}</span>
  </button>`;
}
