import type { PendingChange, ResourceFilter } from '@partner-journey/client';
import type { ChangeKind, Journey, Resource, ResourceInput } from '@partner-journey/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import { repeat } from 'lit/directives/repeat.js';
import { JourneyElement, type Answer } from '../base/journey-element.js';
import { resources as words } from '../locales/en/resources.js';
import { openResource } from '../controllers/open-resource.js';
import { ReadController } from '../controllers/read-controller.js';
import type { MessageKey } from '../locales/strings.js';
import { icons } from './icons.js';
import type { Known } from './exploring/exploring-host.js';
import { mostUsedKinds, renderFilters } from './filter-chips.js';
import { styles } from './journey-resources.styles.js';
import { LibraryController, type Found } from './library-controller.js';
import { librarySourceOf } from './library-source.js';
import { viewerKey } from '../controllers/own-draft.js';
import { PlaceCount } from './place-count.js';
import { renderCard, type CardView } from './resource-card.js';
import { countText, neededFor } from './resource-words.js';

/** What of one's own is shown to be saved or not; what happens by the way, as that something was opened, is quiet. */
const shownKinds = /^resource\.(?:request|favorite|complete)$/;
const noResources: readonly Resource[] = [];

/**
 * The library: results as one types, filters with counts, and a way to ask for what is not there.
 *
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for a library with nothing in it.
 * @slot error - Instead of the words for when it cannot be loaded.
 * @slot item-{id} - Instead of what is said of the resource with this id; its favorite stays. A link in it to the resource's address opens it as ours does.
 * @slot header-end - Instead of the number of resources at the end of the heading's line.
 * @fires {JourneyResourceOpenEvent} journey-resource-open - A resource is about to be opened; cancel to open it yourself.
 * @fires {JourneyContractIssuesEvent} journey-contract-issues - What the page gives itself does not wholly fit the contract; the good parts are shown.
 * @csspart search - The search field with its icon.
 * @csspart filters - A group of filters.
 * @csspart filter - One filter.
 * @csspart results - The list.
 * @csspart resource - One resource.
 * @csspart pending - That a mark is not saved yet.
 * @csspart favorite - The button that keeps a favorite.
 * @csspart more - The button for the next page.
 * @csspart nothing - What is shown when nothing was found.
 * @csspart request - The form to ask for what is missing.
 * @csspart kept - Where it is said that something waits to be sent.
 * @csspart refusal - Where it is said that something was refused.
 */
export class JourneyResourcesElement extends JourneyElement {
  static override styles = [JourneyElement.styles, styles];
  static override readonly words = words;

  /** All resources, instead of the client's answer; they are searched here. */
  @property({ attribute: false }) resources?: readonly ResourceInput[];

  /** The stage to begin with; absent: the current one of the journey can be chosen. */
  @property({ attribute: 'stage-id' }) stageId?: string;

  /** The step to begin with. */
  @property({ attribute: 'step-id' }) stepId?: string;

  /** How many are shown before one asks for more, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 12;

  /** `cards` in a grid where there is room, or `rows`. */
  @property({ reflect: true }) view: 'cards' | 'rows' = 'cards';

  private readonly journeyRead = new ReadController(this, this.scope, () =>
    this.viewerSession?.capabilities.journeys ? { kind: 'journey' } : undefined,
  );
  private readonly source = librarySourceOf(() => ({
    client: this.scope.client,
    resources: this.resources && (this.given('resources', this.resources)?.value ?? noResources),
    session: this.viewerSession,
    place: this.place,
    pageSize: this.pageSize,
  }));
  private readonly library = new LibraryController(
    this,
    this.source,
    this.fetchLater(async () => {
      const { LocalSearch } = await import('./local/local-search.js');
      return new LocalSearch();
    }),
  );
  private readonly exploring = this.fetchLater(async () => {
    const { Exploring } = await import('./exploring/exploring.js');
    return new Exploring({
      element: this,
      locale: this.locale,
      source: this.source,
      library: this.library,
      know: () => this.known(),
      announce: (message) => this.announce(message),
      renderList: (items) => this.renderList(items),
    });
  });
  private readonly placeCount = new PlaceCount(this, this.source, this.library);
  private found: Found | undefined;
  private viewerKey: string | undefined;

  @state() private showsAllFilters = false;
  private mainKinds: readonly string[] = [];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.exploring.value?.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.forgetOthers();
    if (changed.has('stageId') || changed.has('stepId')) {
      this.library.choose({ isScoped: (this.stageId ?? this.stepId) !== undefined });
    }
    this.found = this.library.look();
    this.placeCount.take(this.found);
    super.willUpdate(changed);
    if (this.status === 'ready' && this.needsMore) this.exploring.want();
    this.exploring.value?.willUpdate();
  }

  protected override updated(): void {
    this.exploring.value?.updated();
  }

  protected get answer(): Answer {
    const given = this.given('resources', this.resources);
    if (given && given.status !== 'ready') return given;
    const { selection } = this.library.first;
    // the journey tells what belongs to its stage: known first, nothing moves when it comes
    const isSettled = this.journeyRead.selection.status !== 'loading';
    if (this.found && isSettled) return given ?? { ...selection, status: 'ready' };
    const answer = this.viewerSession || given ? selection : this.viewer;
    return answer.status === 'error' ? answer : { status: 'loading', stale: false };
  }

  protected get isEmpty(): boolean {
    return this.isBare && this.changes.length === 0 && !this.exploring.value?.isRequesting;
  }

  /** Whether there is nothing in the library at all. */
  private get isBare(): boolean {
    return (
      this.found?.items.length === 0 &&
      !this.found.isBusy &&
      !this.library.choice.words &&
      !this.library.isFiltered
    );
  }

  protected get isOff(): boolean {
    return !this.resources && this.viewerSession !== undefined && !this.source.search;
  }

  protected get headingKey(): MessageKey {
    return 'resources.heading';
  }

  protected override renderHeaderEnd(): unknown {
    return this.found?.items.length
      ? html`<span class="quiet number">${countText(this.locale, this.found)}</span>`
      : nothing;
  }

  protected renderReady(): TemplateResult {
    const found = this.found!;
    const more = this.exploring.value;
    const outstanding = more?.renderOutstanding();
    if (this.isBare)
      return html`${outstanding} ${this.renderPartTrouble(this.exploring)} ${this.renderEmpty()}`;
    return html`
      ${outstanding} ${this.renderSearch()} ${this.renderChips(found)}
      ${more?.renderOtherFilters(found, this.showsAllFilters)} ${this.renderPartTrouble(this.exploring)}
      <div class="found" aria-busy=${found.isBusy ? 'true' : 'false'}>
        ${more?.renderSearchFailure(found)}
        ${
          found.items.length > 0
            ? html`${this.renderList(found.items)} ${this.renderMore(found)} ${this.renderKeptHere()}`
            : more?.renderNothing(found)
        }
      </div>
    `;
  }

  protected renderLoading(): TemplateResult {
    return html`
      ${this.renderPartTrouble(this.library.local)}
      <div class="skeleton field-line"></div>
      <div class="filters">
        ${Array.from({ length: 11 }, () => html`<div class="skeleton chip-line"></div>`)}
      </div>
      <div class="results ${this.view}">
        ${Array.from({ length: Math.min(12, this.pageSize) }, () => html`<div class="skeleton card-block"></div>`)}
      </div>
    `;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="quiet">${this.locale.text('resources.empty')}</p>`;
  }

  private renderSearch(): TemplateResult {
    const label = this.locale.text('resources.search');
    return html`<form role="search" aria-label=${label} @submit=${this.handleSubmit}>
      <label class="search" part="search">
        ${icons.search}<span class="hidden-text">${label}</span>
        <input
          type="search"
          autocomplete="off"
          spellcheck="false"
          maxlength="200"
          dir="auto"
          placeholder=${label}
          @input=${() => this.exploring.run((part) => part.type())}
        />
      </label>
    </form>`;
  }

  private renderChips(found: Found): unknown {
    const { choice } = this.library;
    const { exploring } = this;
    const { stageId, stepId } = this.place;
    // chosen once, so that no filter jumps away while somebody searches
    if (this.mainKinds.length === 0) this.mainKinds = mostUsedKinds(found.facets);
    return renderFilters({
      mainKinds: this.mainKinds,
      locale: this.locale,
      choice,
      facets: found.facets,
      scope: stepId ? 'step' : stageId ? 'stage' : undefined,
      scopeCount: this.placeCount.value,
      showsAll: this.showsAllFilters,
      onScope: () => exploring.run((part) => part.choose({ isScoped: !choice.isScoped })),
      onToggle: (facet, value) => exploring.run((part) => part.toggle(facet, value)),
      onShowAll: () => {
        this.showsAllFilters = !this.showsAllFilters;
        void exploring.load();
      },
    });
  }

  private renderList(items: readonly Resource[]): TemplateResult {
    const card = this.cardView();
    return html`<ul class="results ${this.view}" part="results">
      ${repeat(
        items,
        ({ id }) => id,
        (resource) => renderCard(card, resource),
      )}
    </ul>`;
  }

  private renderMore(found: Found): unknown {
    const { exploring, locale } = this;
    if (!found.hasMore || (found.isOutdated && found.error)) return nothing;
    const isLoading = exploring.isAwaited || exploring.value?.isLoadingMore;
    return html`
      ${exploring.value?.renderMoreFailure(found)}
      <p class="more">
        <button
          class="button ghost"
          part="more"
          type="button"
          @click=${() => exploring.run((part) => part.showMore())}
        >
          ${locale.text(isLoading ? 'common.loading' : 'resources.show-more')}
        </button>
      </p>
    `;
  }

  /** What of favorites and of what was opened the host does not know. */
  private renderKeptHere(): unknown {
    const { keptHere = [] } = this.viewerSession?.capabilities ?? {};
    const kept = (['favorite', 'open'] as const).filter((what) => keptHere.includes(`resource.${what}`));
    if (kept.length === 0) return nothing;
    const key = kept.length === 2 ? 'resources.kept-here' : (`resources.kept-here-${kept[0]!}` as const);
    return html`<p class="kept-here quiet small">${this.locale.text(key)}</p>`;
  }

  private cardView(): CardView {
    const { journey } = this;
    const words = this.found?.words.trim() ?? '';
    const { changes, exploring } = this;
    return {
      locale: this.locale,
      now: this.now,
      words,
      hasFavorites: this.can('resource.favorite'),
      neededFor: (resource) => neededFor(resource, journey),
      pendingOf: ({ id }) =>
        changes.filter(({ change: { target } }) => 'resourceId' in target && target.resourceId === id),
      mark: (text) => (words ? (exploring.value?.mark(text, words) ?? text) : text),
      marks: exploring.value?.marks,
      onOpen: (event, resource, url) => this.handleOpen(event, resource, url),
      onFavorite: ({ id, mine }) => {
        exploring.value?.marks.untaken.delete(id);
        this.scope.client
          ?.change('resource.favorite', { resourceId: id }, { on: !mine.favorite })
          .catch((error: unknown) => exploring.run(({ marks }) => marks.sayUntaken(id, error)));
      },
    };
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    this.exploring.run((part) => part.search());
  }

  private handleOpen(event: MouseEvent, resource: Resource, url: URL): void {
    const { client } = this.scope;
    openResource({ element: this, client, session: this.viewerSession }, event, resource, url);
  }

  private known(): Known {
    return {
      found: this.found,
      isBare: this.isBare,
      program: this.viewerSession?.organizations.program.name,
      canRequest: this.can('resource.request'),
      changes: this.changes,
    };
  }

  /** Requests, and marks that somebody set on purpose, that have no receipt or were refused. */
  private get changes(): readonly PendingChange[] {
    return this.viewing.changes.filter(({ change }) => shownKinds.test(change.kind));
  }

  /** Whether what is to be seen takes more than the list. */
  private get needsMore(): boolean {
    return this.changes.length > 0 || this.found?.items.length === 0;
  }

  private can(kind: ChangeKind): boolean {
    return this.viewerSession?.capabilities.changes.includes(kind) ?? false;
  }

  private get journey(): Journey | undefined {
    return this.journeyRead.selection.value;
  }

  /** What the first chip narrows to. */
  private get place(): Pick<ResourceFilter, 'stageId' | 'stepId'> {
    if (this.stepId) return { stepId: this.stepId };
    const stageId = this.stageId ?? this.journey?.stages.find(({ position }) => position === 'current')?.id;
    return stageId ? { stageId } : {};
  }

  /** What one person looked for is nothing to the next. */
  private forgetOthers(): void {
    const key = viewerKey(this.viewerSession);
    if (key === this.viewerKey) return;
    if (this.viewerKey !== undefined) {
      this.library.forget();
      this.mainKinds = [];
      this.exploring.value?.forget();
      const field = this.renderRoot.querySelector('input');
      if (field) field.value = '';
    }
    this.viewerKey = key;
  }
}
