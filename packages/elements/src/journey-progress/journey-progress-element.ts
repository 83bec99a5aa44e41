import type { Loadable, PendingChange } from '@partner-journey/client';
import type { Journey, JourneyInput, Stage, Step } from '@partner-journey/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from '../base/property.js';
import { repeat } from 'lit/directives/repeat.js';
import { JourneyElement } from '../base/journey-element.js';
import { keepInAddress, valueInAddress } from '../base/page-address.js';
import { progress } from '../locales/en/progress.js';
import { journey as steps } from '../locales/en/journey.js';
import type { PartController } from '../controllers/part-controller.js';
import { ReadController } from '../controllers/read-controller.js';
import { JourneyStageOpenEvent } from '../events/journey-stage-open-event.js';
import { JourneyStepOpenEvent } from '../events/journey-step-open-event.js';
import { useProperty } from '../journey-view/use-property.js';
import type { MessageKey } from '../locales/strings.js';
import type * as compactLine from './compact-line.js';
import { renderGoal } from './goal.js';
import { renderHealth, renderReasons } from './health.js';
import { rowStyles } from './journey-progress-row.styles.js';
import { columnStyles } from './journey-progress.styles.js';
import { renderLanes, renderLegend } from './lanes.js';
import type * as journeyMap from './map/journey-map.js';
import type * as journeyOwed from './owed/journey-owed.js';
import { renderNext } from './next-line.js';
import { progressView, type ProgressView } from './progress-view.js';
import type * as stageDetail from './stage-detail.js';
import { renderStage } from './stage-item.js';

/** A stage among the others as they are shown. */
interface StagePlace {
  readonly stage: Stage;
  /** Its index in the journey. */
  readonly place: number;
  /** The one that is shown after it. */
  readonly after: Stage | undefined;
  readonly lanes: unknown;
}

/**
 * Shows the way through a journey: where it leads, its stages with their outcomes, where it stands, what both sides
 * still owe, and what is next. Wide it is a horizontal path, narrow a vertical one; `layout="compact"` is one line, and
 * `layout="map"` has the steps of both sides in two lanes, with what opens what and where work changes hands;
 * `layout="owed"` is what both sides owe each other now, and how their promises have gone.
 *
 * @slot loading - Instead of the placeholder while nothing is known.
 * @slot empty - Instead of the words for a journey without stages.
 * @slot error - Instead of the message when the journey cannot be shown.
 * @slot header-end - Instead of how the journey stands, at the end of the heading's line.
 * @fires {JourneyStageOpenEvent} journey-stage-open - The details of a stage are asked for; cancel to show your own.
 * @fires {JourneyStageCompleteEvent} journey-stage-complete - A person says that a stage is over; cancel to prevent it.
 * @fires {JourneyStepOpenEvent} journey-step-open - What the next step leads to is asked for; cancel to open it yourself.
 * @fires {JourneyNavigateEvent} journey-navigate - A link within the page’s own site is followed; cancel to route it yourself.
 * @fires {JourneyContractIssuesEvent} journey-contract-issues - What the page gives itself does not wholly fit the contract; the good parts are shown.
 * @csspart base - The frame.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart notice - The line that says that the viewer is offline, or sees something old.
 * @csspart error - The message when the journey cannot be shown.
 * @csspart goal - Where the whole journey leads, by when, and how one can tell.
 * @csspart stages - The stages with both sides’ lanes.
 * @csspart stage - One stage.
 * @csspart stage-marker - The circle of a stage.
 * @csspart stage-title - The button that opens the details of a stage.
 * @csspart stage-outcome - What is true when the stage is over.
 * @csspart reopened - That a stage was done before and is open again, since when and by whom.
 * @csspart slow - That the current stage takes conspicuously long.
 * @csspart stage-detail - The opened details of a stage.
 * @csspart promise - How a promise with a clock stands, within the details.
 * @csspart stage-step - A step within the details, or in the map.
 * @csspart lanes - The bars of both sides in one stage.
 * @csspart owed - What both sides owe each other.
 * @csspart account - What one side owes.
 * @csspart promises - How the promises of one side have gone.
 * @csspart lane - In the map, the steps of one side in one stage.
 * @csspart balance - In the map, that one side is through with the current stage and the other is not.
 * @csspart unlocks - In the map, what a stage or a step opens.
 * @csspart hand-off - In the map, where work changes hands: what the other side can go on with.
 * @csspart now-with - In the map, who has to move now, where that is not the side whose step it is.
 * @csspart legend - Whose bars are whose, with counts.
 * @csspart reasons - Why the journey stands as it does.
 * @csspart next - What is next for the viewer's side.
 * @csspart action - The link or button of the next step, or the button that ends a stage.
 * @csspart refusal - Why the end of a stage was not saved.
 * @csspart kept - That the end of a stage waits to be sent.
 * @csspart compact - The one line of the compact form.
 * @csspart chip - A small label.
 * @csspart health - The label that says how the journey stands.
 * @csspart marker - The drawing of a step's state within the details.
 * @csspart person - A person with picture or initials.
 * @csspart contact - Whom to ask.
 */
export class JourneyProgressElement extends JourneyElement {
  static override styles = [JourneyElement.styles, columnStyles, rowStyles];
  static override readonly words = { ...steps, ...progress };

  /** The journey to show, instead of asking the host for it. */
  @property({ attribute: false }) journey?: JourneyInput;

  /** Id of the journey to show; absent: the one its root is about. */
  @property({ attribute: 'journey-id' }) journeyId?: string;

  /** `compact` shows one line, `map` every step of both sides, `owed` what they owe each other; absent: the path, in the form that fits the space. */
  @property({ reflect: true }) layout?: 'compact' | 'map' | 'owed';

  /** `backward` begins with the last stage, as the journey was designed: each stage after what it is needed for. Absent: in the order in which it is gone. */
  @property({ reflect: true }) order?: 'backward';

  /** Id of the stage whose details are open: it follows what a person opens and closes. Absent, or the id of none: all are closed. */
  @property({ attribute: 'stage-id' }) stageId?: string | undefined;

  /**
   * Name under which the open stage stands in the query of the page’s address: with `url-key="stage"`, a link to
   * `?stage=win` opens that stage, and a reload has it open again. What stands there at first is stronger than
   * `stage-id`. Absent: the address is left alone.
   */
  @property({ attribute: 'url-key' }) urlKey?: string;

  private readonly reading = new ReadController(this, this.scope, () =>
    this.journey ? undefined : { kind: 'journey', ...(this.journeyId && { journeyId: this.journeyId }) },
  );

  private compact: PartController<typeof compactLine> | undefined;
  private map: PartController<typeof journeyMap> | undefined;
  private owed: PartController<typeof journeyOwed> | undefined;
  private readonly detail = this.fetchLater(() => import('./stage-detail.js'));

  private hasScrolled = false;
  private ending: stageDetail.StageEnding | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('urlKey')) this.stageId = valueInAddress(this.urlKey) ?? this.stageId;
    super.willUpdate(changed);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('stageId')) keepInAddress(this.urlKey, this.stageId);
    this.showCurrentStage();
  }

  protected get answer(): Loadable<Journey> {
    return this.given('journey', this.journey) ?? this.reading.selection;
  }

  protected get isEmpty(): boolean {
    return !this.shown?.stages.length;
  }

  protected get isOff(): boolean {
    return !this.journey && this.viewerSession?.capabilities.journeys === false;
  }

  protected get headingKey(): MessageKey {
    return 'progress.heading';
  }

  private get shown(): Journey | undefined {
    return this.answer.value;
  }

  private get view(): ProgressView | undefined {
    const { shown } = this;
    if (!shown) return undefined;
    const changes = this.journey ? [] : this.reading.changes;
    return progressView(shown, { session: this.viewerSession, locale: this.locale, now: this.now, changes });
  }

  private handleStageToggle(stage: Stage): void {
    const { shown } = this;
    if (!shown) return;
    if (this.stageId === stage.id) {
      this.stageId = undefined;
      return;
    }
    if (!this.dispatchEvent(new JourneyStageOpenEvent({ journeyId: shown.id, stageId: stage.id }))) return;
    this.stageId = stage.id;
  }

  private handleStepOpen(step: Step, event: Event): void {
    const { shown } = this;
    if (!shown) return;
    const open = new JourneyStepOpenEvent({ journeyId: shown.id, stepId: step.id, url: step.action?.url });
    if (!this.dispatchEvent(open)) event.preventDefault();
  }

  /** Many stages scroll sideways within the frame: the current one is brought into view, once, and never the page. */
  private showCurrentStage(): void {
    if (this.hasScrolled) return;
    const scroller = this.renderRoot.querySelector('.scroller');
    const mark = scroller?.querySelector('[aria-current] .mark');
    if (!scroller || !mark) return;
    this.hasScrolled = true;
    if (scroller.scrollWidth <= scroller.clientWidth) return;
    const from = scroller.getBoundingClientRect();
    const to = mark.getBoundingClientRect();
    scroller.scrollLeft += to.left + to.width / 2 - (from.left + from.width / 2);
  }

  protected override renderHeaderEnd(): unknown {
    const { view } = this;
    return view ? renderHealth(view) : nothing;
  }

  protected renderReady(): unknown {
    const { view } = this;
    if (!view) return nothing;
    if (this.layout === 'compact') return this.renderCompact(view);
    if (this.layout === 'owed') return this.renderOwed(view);
    const endings = this.endings;
    if (endings.length > 0 || view.journey.stages.some(({ id }) => id === this.stageId)) this.detail.want();
    const map = this.layout === 'map' ? this.journeyMap() : undefined;
    if (map && !map.want() && !map.hasFailed) return this.renderLoading();
    return html`${renderGoal(view)}${renderReasons(view)}${map ? this.renderPartTrouble(map) : nothing}${this.renderPath(
      view,
      map?.value?.mapOf(view) ?? ((stage) => renderLanes(view, stage)),
    )}${this.renderPartTrouble(this.detail)}${this.stageEnding?.renderNotes(view, endings) ?? nothing}${renderNext(view, (step, event) => this.handleStepOpen(step, event))}`;
  }

  private renderCompact(view: ProgressView): unknown {
    const part = this.compactLine();
    if (part.hasFailed) return this.renderPartTrouble(part);
    return part.want()?.renderCompact(view) ?? this.renderLoading();
  }

  private renderOwed(view: ProgressView): unknown {
    const part = (this.owed ??= this.fetchLater(() => import('./owed/journey-owed.js')));
    if (part.hasFailed) return this.renderPartTrouble(part);
    return part.want()?.renderOwed(view, Math.min(6, this.headingLevel + 1)) ?? this.renderLoading();
  }

  private compactLine(): PartController<typeof compactLine> {
    return (this.compact ??= this.fetchLater(() => import('./compact-line.js')));
  }

  private journeyMap(): PartController<typeof journeyMap> {
    return (this.map ??= this.fetchLater(() => import('./map/journey-map.js')));
  }

  private renderPath(view: ProgressView, lanesOf: (stage: Stage) => unknown): TemplateResult {
    const { stages } = view.journey;
    const places = [...stages.keys()];
    if (this.order === 'backward') places.reverse();
    return html`<div class="scroller" part="stages" ${useProperty('--journey-use-stages', stages.length)}>
      <ol class="path" role="list">
        ${repeat(
          places,
          (place) => `${place} ${stages[place]!.id}`,
          (place, index) =>
            this.renderStage(view, {
              stage: stages[place]!,
              place,
              after: stages[places[index + 1] ?? -1],
              lanes: lanesOf(stages[place]!),
            }),
        )}
      </ol>
      ${renderLegend(view)}
    </div>`;
  }

  private renderStage(view: ProgressView, { stage, place, after, lanes }: StagePlace): TemplateResult {
    const isOpen = this.stageId === stage.id && this.detail.value !== undefined;
    return renderStage(view, stage, {
      position: place + 1,
      isOpen,
      // the way between two stages is gone as far as the earlier one is
      way: after && (this.order === 'backward' ? after : stage),
      lanes,
      detail: isOpen ? this.renderDetail(view, stage, `stage-${place + 1}`) : nothing,
      onToggle: () => this.handleStageToggle(stage),
    });
  }

  private renderDetail(view: ProgressView, stage: Stage, labelId: string): unknown {
    const end = this.stageEnding?.render(view, stage, { titleId: labelId, changes: this.endings });
    return this.detail.value?.renderStageDetail(view, stage, { labelId, end });
  }

  private get stageEnding(): stageDetail.StageEnding | undefined {
    const part = this.detail.value;
    return (this.ending ??=
      part &&
      new part.StageEnding(this, {
        locale: this.locale,
        client: () => this.scope.client,
        taken: () => this.viewerSession?.capabilities.changes,
        announce: (message) => this.announce(message),
      }));
  }

  /** Ends of stages of this journey that have no receipt, or were refused. */
  private get endings(): readonly PendingChange[] {
    return this.reading.changes.filter(
      ({ change: { kind, target } }) =>
        kind === 'stage.complete' && 'journeyId' in target && target.journeyId === this.shown?.id,
    );
  }

  protected renderLoading(): TemplateResult {
    if (this.layout === 'compact') {
      this.compactLine().want();
      return html`<div class="skeleton compact"></div>`;
    }
    return html`<div class="waiting" aria-hidden="true">
        ${[1, 2, 3, 4, 5].map(
          () =>
            html`<div class="skeleton-stage">
              <span class="mark"></span>
              <div>
                <div class="skeleton"></div>
                <div class="skeleton"></div>
                <div class="skeleton"></div>
              </div>
            </div>`,
        )}
      </div>
      <div class="next" aria-hidden="true"><div class="skeleton"></div></div>`;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="quiet">${this.locale.text('progress.empty')}</p>`;
  }
}
