import type { PendingChange, ResourceFilter } from '@partner-journey/client';
import type { ChangeKind, Journey, Resource } from '@partner-journey/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { JourneyElement, type Answer } from '../base/journey-element.js';
import { resources as words } from '../locales/en/resources.js';
import { keepKeys } from '../base/keep-keys.js';
import { renderOutstanding } from '../sending/outcome-notes.js';
import { ReadController } from '../controllers/read-controller.js';
import { sendQuietly } from '../controllers/send-quietly.js';
import { JourneyResourceOpenEvent } from '../events/journey-resource-open-event.js';
import type { MessageKey } from '../locales/strings.js';
import { icons } from '../styles/icons.js';
import { Delay } from './delay.js';
import { renderFilters } from './filter-chips.js';
import { searchWords } from './fold.js';
import { HintsController } from './hints-controller.js';
import { styles } from './journey-resources.styles.js';
import { LibraryController, type Choice, type Found } from './library-controller.js';
import { librarySourceOf } from './library-source.js';
import { renderNothing } from './nothing-found.js';
import { RequestController } from './request-controller.js';
import { renderCard, type CardView } from './resource-card.js';
import { countText, neededFor } from './resource-words.js';

/** How long after a key the host is asked. */
const searchDelayMs = 250;
/** How long after the last change the count is said. */
const announceDelayMs = 600;
/**
 * The library: results as one types, filters with counts, and a way to ask for what is not there.
 *
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for a library with nothing in it.
 * @slot error - Instead of the words for when it cannot be loaded.
 * @slot header-end - Instead of the number of resources at the end of the heading's line.
 * @fires {JourneyResourceOpenEvent} journey-resource-open - A resource is about to be opened; cancel to open it yourself.
 * @csspart search - The search field with its icon.
 * @csspart filters - A group of filters.
 * @csspart filter - One filter.
 * @csspart results - The list.
 * @csspart resource - One resource.
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
  @property({ attribute: false }) resources?: readonly Resource[];

  /** The stage to begin with; absent: the current one of the journey can be chosen. */
  @property({ attribute: 'stage-id' }) stageId?: string;

  /** The step to begin with. */
  @property({ attribute: 'step-id' }) stepId?: string;

  /** How many are shown before one asks for more, 1 to 100. */
  @property({ type: Number, attribute: 'page-size' }) pageSize = 12;

  /** `cards` in a grid where there is room, or `rows`. */
  @property({ reflect: true }) view: 'cards' | 'rows' = 'cards';

  private readonly visitor = new ReadController(this, this.scope, () =>
    this.session ? undefined : { kind: 'session' },
  );
  private readonly journeyRead = new ReadController(this, this.scope, () =>
    this.viewerSession?.capabilities.journeys ? { kind: 'journey' } : undefined,
  );
  private readonly source = librarySourceOf(() => ({
    client: this.scope.client,
    resources: this.resources,
    session: this.viewerSession,
    place: this.place,
    pageSize: this.pageSize,
  }));
  private readonly library = new LibraryController(this, this.source);
  private readonly hints = new HintsController(this, this.source, this.library);
  private readonly request = new RequestController(this, this.scope);
  private readonly typing = new Delay();
  private readonly speaking = new Delay();
  private found: Found | undefined;
  private viewerKey: string | undefined;
  /** Whether the person changed the choice since the count was last said. */
  private hasNews = false;
  /** Whether the focus goes to what became of a request. */
  private focusesResult = false;
  /** How many were shown when more were asked for. */
  private shownBefore: number | undefined;

  @state() private showsAllFilters = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.typing.stop();
    this.speaking.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.forgetOthers();
    if (changed.has('stageId') || changed.has('stepId')) {
      this.library.choose({ isScoped: (this.stageId ?? this.stepId) !== undefined });
    }
    this.found = this.library.look();
    const { state } = this.request.sending;
    // what has the focus is about to go
    const isInForm = this.shadowRoot?.activeElement?.closest('[part=request]');
    this.focusesResult = (state === 'kept' || state === 'saved') && isInForm?.localName === 'form';
    this.hints.take(this.found);
    super.willUpdate(changed);
  }

  protected override updated(): void {
    if (this.focusesResult) this.renderRoot.querySelector<HTMLElement>('[data-result]')?.focus();
    this.tellMore();
    if (this.hasNews && this.found && !this.found.isBusy && !this.typing.isRunning) {
      this.hasNews = false;
      this.speaking.start(announceDelayMs, () => this.announce(countText(this.locale, this.found)));
    }
  }

  protected get answer(): Answer {
    const { selection } = this.library.first;
    if (this.resources) return { status: 'ready', stale: false };
    if (this.found) return { ...selection, status: 'ready' };
    return this.viewerSession ? selection : this.visitor.selection;
  }

  protected get isEmpty(): boolean {
    return (
      this.found?.items.length === 0 &&
      !this.found.isBusy &&
      !this.library.choice.words &&
      !this.library.isFiltered
    );
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
    return html`
      ${renderOutstanding(this.locale, this.scope.client, this.outstanding, wordsOfRequest)}
      ${this.renderSearch()} ${this.renderChips(found)}
      <div class="found" aria-busy=${found.isBusy ? 'true' : 'false'}>
        ${found.error && found.isOutdated ? this.renderFailure('resources.search-failed') : nothing}
        ${
          found.items.length > 0
            ? html`${this.renderList(found.items, searchWords(found.words))} ${this.renderMore(found)}`
            : this.renderNothing(found)
        }
      </div>
    `;
  }

  protected renderLoading(): TemplateResult {
    return html`
      <div class="skeleton field-line"></div>
      <div class="filters">${[1, 2, 3, 4].map(() => html`<div class="skeleton chip-line"></div>`)}</div>
      <div class="results ${this.view}">
        ${Array.from({ length: Math.min(8, this.pageSize) }, () => html`<div class="skeleton card-block"></div>`)}
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
          @input=${this.handleInput}
          @keydown=${keepKeys}
        />
      </label>
    </form>`;
  }

  private renderChips(found: Found): unknown {
    const { choice } = this.library;
    const { stageId, stepId } = this.place;
    return renderFilters({
      locale: this.locale,
      choice,
      facets: found.facets,
      scope: stepId ? 'step' : stageId ? 'stage' : undefined,
      scopeCount: this.hints.placeCount,
      showsAll: this.showsAllFilters,
      onScope: () => this.choose({ isScoped: !choice.isScoped }),
      onToggle: (facet, value) => {
        this.hasNews = true;
        this.library.toggle(facet, value);
      },
      onShowAll: () => (this.showsAllFilters = !this.showsAllFilters),
    });
  }

  private renderList(items: readonly Resource[], words: readonly string[]): TemplateResult {
    const card = this.cardView(words);
    return html`<ul class="results ${this.view}" part="results">
      ${repeat(
        items,
        ({ id }) => id,
        (resource) => renderCard(card, resource),
      )}
    </ul>`;
  }

  private renderMore({ hasMore, isBusy, isOutdated, error }: Found): unknown {
    if (!hasMore || (isOutdated && error)) return nothing;
    return html`
      ${error ? this.renderFailure('resources.more-failed') : nothing}
      <p class="more">
        <button class="button ghost" part="more" type="button" @click=${this.handleMore}>
          ${this.locale.text(isBusy && this.shownBefore !== undefined ? 'common.loading' : 'resources.show-more')}
        </button>
      </p>
    `;
  }

  private renderFailure(key: MessageKey): TemplateResult {
    return html`<div class="notice bad">
      <span>${this.locale.text(key)}</span>
      <button class="button link" type="button" @click=${() => void this.scope.client?.refresh('resources')}>
        ${this.locale.text('common.retry')}
      </button>
    </div>`;
  }

  private renderNothing({ words }: Found): TemplateResult {
    const { nearest } = this.hints;
    return renderNothing({
      locale: this.locale,
      words: words.trim(),
      isFiltered: this.library.isFiltered,
      nearest: nearest.length > 0 ? this.renderList(nearest, searchWords(words)) : undefined,
      request: this.can('resource.request') ? this.request : undefined,
      program: this.viewerSession?.organizations.program.name ?? this.locale.text('resources.program'),
      onClear: () => {
        this.choose({ isScoped: false, kind: undefined, facets: {} });
        this.renderRoot.querySelector('input')?.focus();
      },
      onRequest: (event) => void this.handleRequest(event),
    });
  }

  private cardView(words: readonly string[]): CardView {
    const { journey } = this;
    return {
      locale: this.locale,
      now: this.now,
      words,
      hasFavorites: this.can('resource.favorite'),
      neededFor: (resource) => neededFor(resource, journey),
      pendingOf: ({ id }) =>
        this.visitor.changes.find(
          ({ change, state, waitingFor }) =>
            change.kind === 'resource.favorite' &&
            change.target.resourceId === id &&
            (state === 'refused' || waitingFor),
        ),
      onOpen: (event, resource, url) => this.handleOpen(event, resource, url),
      onFavorite: ({ id, mine }) =>
        void this.scope.client
          ?.change('resource.favorite', { resourceId: id }, { on: !mine.favorite })
          .catch(() => undefined),
      onDiscard: ({ change }) => void this.scope.client?.discard(change.id).catch(() => undefined),
    };
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    this.search();
  }

  private handleInput(): void {
    this.speaking.stop();
    if (this.library.isLocal) this.search();
    else this.typing.start(searchDelayMs, () => this.search());
  }

  private handleMore(): void {
    this.shownBefore = this.found?.items.length;
    this.library.showMore();
  }

  private handleOpen(event: MouseEvent, { id }: Resource, url: URL): void {
    const isMiddle = event.type === 'auxclick' && event.button === 1;
    if (event.type === 'auxclick' && !isMiddle) return;
    if (!this.dispatchEvent(new JourneyResourceOpenEvent({ resourceId: id, url: url.href })))
      event.preventDefault();
    else if (this.can('resource.open'))
      void sendQuietly(this.scope.client, 'resource.open', { resourceId: id }, {});
  }

  private async handleRequest(event: Event): Promise<void> {
    event.preventDefault();
    const sending = this.request.send(this.library.choice.words);
    this.requestUpdate();
    await sending;
    if (!this.request.isTextMissing) return;
    await this.updateComplete;
    this.renderRoot.querySelector('textarea')?.focus();
  }

  /** Looks for what stands in the field now. */
  private search(): void {
    this.typing.stop();
    const words = this.renderRoot.querySelector('input')?.value ?? '';
    if (words === this.library.choice.words) return;
    this.request.clear();
    this.choose({ words });
  }

  private choose(change: Partial<Choice>): void {
    this.hasNews = true;
    this.shownBefore = undefined;
    this.library.choose(change);
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

  private get outstanding(): readonly PendingChange[] {
    return this.visitor.changes.filter(
      ({ change }) => change.kind === 'resource.request' && change.id !== this.request.sending.id,
    );
  }

  /** Says how many came; when the button is gone with the last page, the focus goes to the first of them. */
  private tellMore(): void {
    const before = this.shownBefore;
    const { items = [], isBusy = true, hasMore = false } = this.found ?? {};
    if (before === undefined || isBusy || items.length <= before) return;
    this.shownBefore = undefined;
    const words = this.locale.text('resources.more-shown', { count: items.length - before });
    // to announce is an update of its own
    void this.updateComplete.then(() => this.announce(words));
    if (hasMore || this.shadowRoot?.activeElement) return;
    this.renderRoot.querySelectorAll('.card')[before]?.querySelector<HTMLElement>('a, button')?.focus();
  }

  /** What one person looked for is nothing to the next. */
  private forgetOthers(): void {
    const session = this.viewerSession;
    const key = session && [session.tenant.id, session.viewer.id, session.partnerId].join('\n');
    if (key === this.viewerKey) return;
    if (this.viewerKey !== undefined) {
      this.library.forget();
      this.request.clear();
      const field = this.renderRoot.querySelector('input');
      if (field) field.value = '';
    }
    this.viewerKey = key;
  }
}

function wordsOfRequest(change: PendingChange['change']): string {
  return change.kind === 'resource.request' ? change.payload.text : '';
}
