import type { Facet } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { placeFacets } from './place-count.js';
import type { Choice } from './library-controller.js';
import { kindText } from './resource-words.js';

/** What the filters need to be drawn. */
interface FilterView {
  readonly locale: LocaleController;
  readonly choice: Choice;
  readonly facets: readonly Facet[];
  /** What the first chip narrows to; undefined when there is no stage or step to speak of. */
  readonly scope: 'stage' | 'step' | undefined;
  readonly scopeCount: Chip['count'];
  /** The kinds that are shown at first sight. */
  readonly mainKinds: readonly string[];
  /** Whether the other kinds and facets are shown. */
  readonly showsAll: boolean;
  onScope(): void;
  onToggle(facet: string, value: string): void;
  onShowAll(): void;
}

/** The facets besides the kinds and the place. What has one value only narrows nothing. */
export function otherFacets({ choice, facets }: Pick<FilterView, 'choice' | 'facets'>): readonly Facet[] {
  return facets.filter(
    ({ name, values }) =>
      !placeFacets.has(name) &&
      name !== 'kind' &&
      (values.length > 1 || (choice.facets[name]?.length ?? 0) > 0),
  );
}

/** The kinds most resources are of: four, so that the filters stay one glance. */
export function mostUsedKinds(facets: readonly Facet[]): readonly string[] {
  const { values = [] } = facets.find(({ name }) => name === 'kind') ?? {};
  const byCount = [...values].sort((a, b) => b.count - a.count);
  return byCount.slice(0, 4).map(({ value }) => value);
}

/** Filters as toggle buttons with counts: the place first, then the most used kinds, the rest on demand. */
export function renderFilters(view: FilterView): TemplateResult | typeof nothing {
  const { locale, choice, facets, scope, mainKinds, showsAll } = view;
  const kinds = facets.find(({ name }) => name === 'kind');
  const isMain = ({ value }: { readonly value: string }) =>
    mainKinds.includes(value) || choice.kind === value;
  const seen = kinds && { ...kinds, values: kinds.values.filter((value) => showsAll || isMain(value)) };
  const hasOthers = otherFacets(view).length > 0 || kinds?.values.every(isMain) === false;
  if (!scope && !kinds?.values.length && !hasOthers) return nothing;
  return html`
    <div class="filters" part="filters" role="group" aria-label=${locale.text('resources.filters')}>
      ${
        scope && (choice.isScoped || view.scopeCount !== 0)
          ? renderChip(locale, {
              label: locale.text(scope === 'stage' ? 'resources.for-stage' : 'resources.for-step'),
              isOn: choice.isScoped,
              count: view.scopeCount,
              onToggle: view.onScope,
            })
          : nothing
      }
      ${seen ? renderFacet(view, seen, (value) => choice.kind === value, kindText) : nothing}
      ${hasOthers ? renderSwitch(view) : nothing}
    </div>
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

/** The values of a facet, in the viewer's language where `nameOf` has words for them, else as the host names them. */
export function renderFacet(
  view: Pick<FilterView, 'locale' | 'onToggle'>,
  facet: Facet,
  isOn: (value: string) => boolean,
  nameOf: (locale: LocaleController, value: string) => string,
): unknown {
  return facet.values
    .filter(({ value, count }) => count > 0 || isOn(value))
    .map(({ value, label, count }) => {
      const known = nameOf(view.locale, value);
      return renderChip(view.locale, {
        label: known === value ? label : known,
        isOn: isOn(value),
        count,
        onToggle: () => view.onToggle(facet.name, value),
      });
    });
}

interface Chip {
  readonly label: string;
  readonly isOn: boolean;
  /** An empty text: nothing but room for it; undefined: not even that. */
  readonly count: number | '' | undefined;
  onToggle(): void;
}

function renderChip(locale: LocaleController, { label, isOn, count, onToggle }: Chip): TemplateResult {
  const number = typeof count === 'number' ? new Intl.NumberFormat(locale.language).format(count) : count;
  return html`<button
    class="filter"
    part="filter"
    type="button"
    aria-pressed=${isOn ? 'true' : 'false'}
    @click=${onToggle}
  >
    <bdi>${label}</bdi> <span class="number quiet" ?hidden=${count === undefined}>${number}</span>
  </button>`;
}
