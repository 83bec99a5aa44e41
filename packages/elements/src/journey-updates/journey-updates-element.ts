import type { Loadable } from '@partner-journey/client';
import type { Journey, JourneyInput, Update } from '@partner-journey/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { JourneyElement, type Answer } from '../base/journey-element.js';
import { property, state } from '../base/property.js';
import { safeUrl } from '../base/safe-url.js';
import { viewerKey } from '../controllers/own-draft.js';
import { ReadController } from '../controllers/read-controller.js';
import { sendQuietly } from '../controllers/send-quietly.js';
import { JourneyStageOpenEvent } from '../events/journey-stage-open-event.js';
import { JourneyStepOpenEvent } from '../events/journey-step-open-event.js';
import { journey as steps } from '../locales/en/journey.js';
import { updates as words } from '../locales/en/updates.js';
import type { MessageKey } from '../locales/strings.js';
import type { Difference } from './digest/differences.js';
import { renderGroup, type Group } from './entry-group.js';
import { feedOf, isOpenIncident, openIncidents, type Entry } from './feed.js';
import { renderIncident } from './incident.js';
import { styles } from './journey-updates.styles.js';
import { SeenSight } from './seen-sight.js';
import { UpdatePages } from './update-pages.js';
import { journeyParts, type UpdatesView } from './updates-view.js';
import { visitAt, type Visit } from './visit.js';

/** How many of the earlier ones are shown before somebody asks for more, and how many more then. */
const shortLength = 5;
const noUpdates: readonly Update[] = [];

/**
 * What the program has to say: incidents with what they touch and what to do meanwhile first, then news, thanks and
 * what was reached, apart by what is new since the last visit. Beside it stands what else is different since then: in
 * the journey, in the library, and in what was answered. With `show="incidents"` it is a banner that takes room only
 * while something is out of order.
 *
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for when there is no news.
 * @slot error - Instead of the words for when it cannot be loaded.
 * @slot header-end - Instead of how many are unread, and the button that marks them, at the end of the heading's line.
 * @fires {JourneyStepOpenEvent} journey-step-open - A step that an update is about is about to be opened; cancel to open it yourself.
 * @fires {JourneyStageOpenEvent} journey-stage-open - A stage that an update is about is about to be opened; cancel to open it yourself.
 * @fires {JourneyResourceOpenEvent} journey-resource-open - A resource that is new is about to be opened; cancel to open it yourself.
 * @fires {JourneyNavigateEvent} journey-navigate - A link within the page’s own site is followed; cancel to route it yourself.
 * @fires {JourneyContractIssuesEvent} journey-contract-issues - What the page gives itself does not wholly fit the contract; the good parts are shown.
 * @csspart base - The frame.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart notice - The line that says that the viewer is offline, or sees something old.
 * @csspart error - The message when updates cannot be loaded.
 * @csspart unread - How many are unread.
 * @csspart mark-all - The button that marks all as read.
 * @csspart incidents - The incidents that are not over.
 * @csspart incident - One incident that is not over.
 * @csspart severity - How bad it is.
 * @csspart times - Since when it lasts and until when.
 * @csspart affected - What an update is about.
 * @csspart paused - That the clocks of promises stand still.
 * @csspart plan - What to do until an incident is over.
 * @csspart contact - Whom to ask.
 * @csspart group - What is new, or what is not.
 * @csspart digest - What else is different since the last visit.
 * @csspart difference - One thing that is.
 * @csspart entry - One update, recognition or milestone.
 * @csspart title - What it is about.
 * @csspart chip - A small label: new, or resolved.
 * @csspart markdown - What the program wrote.
 * @csspart more - The button for more of the earlier ones.
 */
export class JourneyUpdatesElement extends JourneyElement {
  static override styles = [JourneyElement.styles, styles];
  static override readonly words = { ...steps, ...words };

  /** The updates to show, instead of asking the host for them. */
  @property({ attribute: false }) updates?: readonly Update[];

  /** The journey they are about, instead of asking the host for it. */
  @property({ attribute: false }) journey?: JourneyInput;

  /** Id of the journey they are about; absent: the one its root is about. */
  @property({ attribute: 'journey-id' }) journeyId?: string;

  /** Address of the page with the journey, to which the names of stages and steps lead; absent: they lead nowhere. */
  @property({ attribute: 'journey-url' }) journeyUrl?: string;

  /**
   * `incidents` shows only those that are not over, folded, and nothing at all when there are none;
   * `news` leaves those out, for a page that has such a banner.
   */
  @property({ reflect: true }) show: 'all' | 'incidents' | 'news' = 'all';

  private readonly pages = new UpdatePages(
    this,
    this.scope,
    () => !this.updates && this.viewerSession?.capabilities.updates === true,
  );
  private readonly journeyRead = new ReadController(this, this.scope, () =>
    !this.journey && this.viewerSession?.capabilities.journeys
      ? { kind: 'journey', ...(this.journeyId && { journeyId: this.journeyId }) }
      : undefined,
  );
  private readonly digest = this.fetchLater(async () => {
    const { Digest } = await import('./digest/digest.js');
    return new Digest({ element: this, source: this.scope, session: () => this.viewerSession });
  });
  private readonly sight = new SeenSight(this, { onSeen: (id) => this.markSeen(id) });

  /** Since when this visit is under way for this person, as far as this element knows. */
  private visit: Visit | undefined;
  private viewerKey: string | undefined;
  /** Open incidents this element has told of, with their titles. */
  private told: ReadonlyMap<string, string> | undefined;

  @state() private earlierShown = shortLength;
  @state() private hasReadAll = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.forgetOthers();
    if (this.updatesAnswer?.status === 'ready') this.visit ??= visitAt(this.known, this.now);
    if (this.visit?.lastAt !== undefined && this.show !== 'incidents') this.digest.want();
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.watchUnseen();
    this.tellIncidents();
  }

  protected get answer(): Answer {
    const answer = this.updatesAnswer;
    if (!answer) {
      const { viewer } = this;
      return viewer.status === 'error' ? viewer : { status: 'loading', stale: false };
    }
    // the names of what is affected and what else is different are known first: nothing moves when they come
    const isWaiting =
      answer.status === 'ready' &&
      (this.journeyAnswer.status === 'loading' || this.digest.waiting || this.digest.value?.isLoading);
    return isWaiting ? { status: 'loading', stale: false } : answer;
  }

  /** The updates, given or asked for; undefined while it is not known whom to ask for. */
  private get updatesAnswer(): Answer | undefined {
    return this.given('updates', this.updates) ?? (this.viewerSession && this.pages.answer);
  }

  protected get isEmpty(): boolean {
    if (this.show === 'incidents') return this.incidents.length === 0;
    return this.incidents.length + this.feed.length + this.differences.length === 0;
  }

  protected get isOff(): boolean {
    return !this.updates && this.viewerSession?.capabilities.updates === false;
  }

  protected get headingKey(): MessageKey {
    return this.show === 'incidents' ? 'updates.incidents' : 'updates.heading';
  }

  private get journeyAnswer(): Loadable<Journey> {
    return this.given('journey', this.journey) ?? this.journeyRead.selection;
  }

  /** All updates at hand. */
  private get known(): readonly Update[] {
    return this.updates ? (this.given('updates', this.updates)?.value ?? noUpdates) : this.pages.items;
  }

  /** Those that are not over, where they are shown. */
  private get incidents(): readonly Update[] {
    return this.show === 'news' ? noUpdates : openIncidents(this.known);
  }

  private get unread(): readonly Update[] {
    if (!this.canMark) return noUpdates;
    const isShown = (update: Update) => this.show !== 'news' || !isOpenIncident(update);
    return this.known.filter((update) => update.seenAt === undefined && isShown(update));
  }

  /** Whether what somebody has seen can be remembered, by the host or by this browser. */
  private get canMark(): boolean {
    return this.viewerSession?.capabilities.changes.includes('update.seen') ?? false;
  }

  private get feed(): readonly Entry[] {
    const visit = this.visit ?? visitAt(this.known, this.now);
    return feedOf(this.known, this.journeyAnswer.value, {
      ...visit,
      isNew: (update) => this.isNew(update),
    });
  }

  /** What else is different since the visit before; nothing while that is not known. */
  private get differences(): readonly Difference[] {
    return this.digest.value?.differencesSince(this.visit?.lastAt, this.journeyAnswer.value) ?? [];
  }

  private isNew(update: Update): boolean {
    if (!this.canMark) return false;
    return this.hasReadAll ? update.seenAt === undefined : (this.visit?.isNew(update) ?? false);
  }

  protected override renderHeaderEnd(): unknown {
    const { length: count } = this.unread;
    if (count === 0 || this.show === 'incidents') return nothing;
    const { locale } = this;
    return html`<span class="unread">
      <span class="small quiet number" part="unread">${locale.text('updates.unread', { count })}</span>
      <button class="button link small" part="mark-all" type="button" @click=${this.handleMarkAll}>
        ${locale.text('updates.mark-all')}
      </button>
    </span>`;
  }

  protected renderReady(): unknown {
    const view = this.view();
    return html`
      ${this.incidents.length > 0 ? this.renderIncidents(view, this.incidents) : nothing}
      ${this.show === 'incidents' ? nothing : this.renderFeed(view)}
    `;
  }

  protected renderLoading(): TemplateResult {
    return html`<div class="waiting" aria-hidden="true">
      ${[1, 2, 3].map(
        () =>
          html`<div class="skeleton short"></div>
            <div class="skeleton"></div>
            <div class="skeleton long"></div>`,
      )}
    </div>`;
  }

  protected renderEmpty(): TemplateResult {
    const key = this.show === 'incidents' ? 'updates.no-incident' : 'updates.empty';
    return html`<p class="quiet">${this.locale.text(key)}</p>`;
  }

  private renderIncidents(view: UpdatesView, incidents: readonly Update[]): TemplateResult {
    return html`<ul
      class="incidents"
      part="incidents"
      aria-label=${this.show === 'incidents' ? nothing : view.locale.text('updates.incidents')}
      aria-labelledby=${this.show === 'incidents' ? 'heading' : nothing}
    >
      ${repeat(
        incidents,
        ({ id }) => id,
        (update) =>
          renderIncident(view, update, {
            isNew: this.isNew(update),
            isFolded: this.show === 'incidents',
          }),
      )}
    </ul>`;
  }

  private renderFeed(view: UpdatesView): TemplateResult {
    const { feed, differences } = this;
    // without a visit before, or without news since, there is one list
    const hasNew = differences.length > 0 || feed.some(({ isNew }) => isNew);
    const isApart = this.visit?.lastAt !== undefined && hasNew;
    const recent = isApart ? feed.filter(({ isNew }) => isNew) : [];
    const earlier = isApart ? feed.filter(({ isNew }) => !isNew) : feed;
    const shown = earlier.slice(0, this.earlierShown);
    const since: Group = {
      ...{ heading: 'updates.since', entries: recent, isFolded: false },
      more: differences.length > 0 && this.digest.value?.render(view, differences),
    };
    const heading = isApart ? 'updates.earlier' : undefined;
    const before: Group = { heading, entries: shown, isFolded: this.canMark };
    return html`
      ${renderGroup(view, since)} ${renderGroup(view, before)}
      ${this.renderMore(earlier.length > shown.length)} ${this.renderKeptHere()}
    `;
  }

  private renderMore(hasMoreHere: boolean): unknown {
    const { pages, locale } = this;
    const asks = !this.updates;
    if (asks && pages.hasFailed)
      return html`<div class="notice bad" part="error">
        <span>${locale.text('common.error-unreachable')}</span>
        <button class="button link" type="button" @click=${() => void this.scope.client?.refresh('updates')}>
          ${locale.text('common.retry')}
        </button>
      </div>`;
    if (!hasMoreHere && !(asks && (pages.hasMore || pages.isLoadingMore))) return nothing;
    return html`<p class="more">
      <button class="button ghost" part="more" type="button" @click=${() => this.handleMore(hasMoreHere)}>
        ${locale.text(asks && pages.isLoadingMore ? 'common.loading' : 'updates.show-more')}
      </button>
    </p>`;
  }

  /** That the host does not know what was read. */
  private renderKeptHere(): unknown {
    return this.viewerSession?.capabilities.keptHere?.includes('update.seen')
      ? html`<p class="kept-here quiet small">${this.locale.text('updates.kept-here')}</p>`
      : nothing;
  }

  private view(): UpdatesView {
    const { locale, now, canMark } = this;
    return {
      ...{ locale, now, canMark },
      ...journeyParts(this.journeyAnswer.value, this.viewerSession, locale),
      headingLevel: Math.min(6, this.headingLevel + 1),
      journeyUrl: safeUrl(this.journeyUrl),
      onStepOpen: (stepId, event) => this.handleStepOpen(stepId, event),
      onStageOpen: (stageId, event) => this.handleStageOpen(stageId, event),
      onRead: (id) => this.markSeen(id),
    };
  }

  private handleStepOpen(stepId: string, event: Event): void {
    const journeyId = this.journeyAnswer.value?.id;
    if (journeyId === undefined) return;
    const open = new JourneyStepOpenEvent({ journeyId, stepId, url: this.journeyUrl });
    if (!this.dispatchEvent(open)) event.preventDefault();
  }

  private handleStageOpen(stageId: string, event: Event): void {
    const journeyId = this.journeyAnswer.value?.id;
    if (journeyId === undefined) return;
    if (!this.dispatchEvent(new JourneyStageOpenEvent({ journeyId, stageId }))) event.preventDefault();
  }

  private handleMarkAll(): void {
    for (const { id } of this.unread) this.markSeen(id);
    this.hasReadAll = true;
    this.announce(this.locale.text('updates.all-read'));
    this.focusHeading();
  }

  private handleMore(hasMoreHere: boolean): void {
    this.earlierShown += shortLength * 2;
    if (!hasMoreHere) this.pages.goOn();
    const { earlierShown } = this;
    void this.updateComplete.then(() => {
      // the button goes with the last of them: whoever used the keyboard goes on where they are
      const isGone = this.renderRoot.querySelector('[part=more]') === null;
      if (isGone && earlierShown === this.earlierShown) this.focusHeading();
    });
  }

  private focusHeading(): void {
    const heading = this.renderRoot.querySelector<HTMLElement>('#heading');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }

  private markSeen(id: string): void {
    if (!this.unread.some((update) => update.id === id)) return;
    void sendQuietly(this.scope.client, 'update.seen', { updateId: id }, {});
  }

  /** Whatever is open before somebody's eyes is seen; what is folded, when it is opened. */
  private watchUnseen(): void {
    const unseen = new Set(this.status === 'ready' ? this.unread.map(({ id }) => id) : []);
    const elements = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-update]')]
      .filter((element) => !element.querySelector('details:not([open])'))
      .map((element) => [element, element.dataset['update'] ?? ''] as const)
      .filter(([, id]) => unseen.has(id));
    this.sight.watch(new Map(elements));
  }

  /** Says, once each, that an incident came or is over while somebody is here. */
  private tellIncidents(): void {
    if (this.status !== 'ready' && this.status !== 'empty') return;
    const before = this.told;
    const now = new Map(this.incidents.map(({ id, title }) => [id, title]));
    this.told = now;
    if (!before) return;
    const came = [...now].filter(([id]) => !before.has(id)).map(([, title]) => title);
    const over = [...before].filter(([id]) => !now.has(id)).map(([, title]) => title);
    const said = [
      ...came.map((title) => this.locale.text('updates.incident-came', { title })),
      ...over.map((title) => this.locale.text('updates.incident-over', { title })),
    ];
    // to announce is an update of its own
    if (said.length > 0) void this.updateComplete.then(() => this.announce(said.join(' ')));
  }

  /** What one person has seen is nothing to the next. */
  private forgetOthers(): void {
    const key = viewerKey(this.viewerSession);
    if (key === this.viewerKey) return;
    if (this.viewerKey !== undefined) {
      this.visit = undefined;
      this.told = undefined;
      this.pages.forget();
      this.earlierShown = shortLength;
      this.hasReadAll = false;
      this.digest.value?.forget();
    }
    this.viewerKey = key;
  }
}
