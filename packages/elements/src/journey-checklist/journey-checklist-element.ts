import type { Loadable, PendingChange } from '@partner-journey/client';
import type { Journey, JourneyInput, Side, Stage } from '@partner-journey/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import { repeat } from 'lit/directives/repeat.js';
import { JourneyElement } from '../base/journey-element.js';
import { checklist } from '../locales/en/checklist.js';
import { journey as steps } from '../locales/en/journey.js';
import type { PartController } from '../controllers/part-controller.js';
import { ReadController } from '../controllers/read-controller.js';
import { isFinished } from '../journey-view/journey-index.js';
import { countedSteps, countSteps } from '../journey-view/step-counts.js';
import { markerStyles } from '../journey-view/step-marker.styles.js';
import type { MessageKey } from '../locales/strings.js';
import type * as dueDays from './calendar/due-days-button.js';
import type { DoneSteps } from './done-steps.js';
import type * as otherGroups from './other-groups.js';
import type { TurnFilter } from './turn-filter.js';
import type { Revisions } from './revisions/revisions.js';
import { checklistView, type ChecklistView } from './checklist-view.js';
import { styles } from './journey-checklist.styles.js';
import type { ListedPart } from './row-state.js';
import { RowsController } from './rows-controller.js';
import { hasRefused, latestByStep, mostSteps, renderGroup } from './group-section.js';
import { renderBar, renderCounts } from './stage-counts.js';
import { groupSteps, type Divide, type GroupBy, type StepGroup } from './step-groups.js';

const noChanges: readonly PendingChange[] = [];

/** Whether a side has done or handed in all that is asked of it in a stage. */
function isHandedIn(stage: Stage, side: Side): boolean {
  const own = countedSteps(stage, side);
  return own.length > 0 && own.every((step) => isFinished(step) || step.status === 'submitted');
}

/**
 * Shows what is to be done: the steps of both sides, grouped, each with its state, its due day and its owner, and lets
 * the viewer do what the host allows: tick, start, fill in, agree, hand in, approve, send back, skip or report a block.
 *
 * @slot loading - Instead of the placeholder while nothing is known.
 * @slot empty - Instead of the words for a list without steps.
 * @slot error - Instead of the message when the list cannot be shown.
 * @slot item-{id} - Instead of the title of the step with this id, which it then names; its box, its facts, its way on and its details stay.
 * @slot header-end - Instead of how far the stage is, at the end of the heading's line.
 * @fires {JourneyStepOpenEvent} journey-step-open - What a step leads to is asked for; cancel to open it yourself.
 * @fires {JourneyStepStartEvent} journey-step-start - A step is begun; cancel to prevent it.
 * @fires {JourneyStepCompleteEvent} journey-step-complete - A step is ticked; cancel to prevent it.
 * @fires {JourneyStepReopenEvent} journey-step-reopen - A tick is taken back; cancel to prevent it.
 * @fires {JourneyStepSubmitEvent} journey-step-submit - A step is handed in; cancel to prevent it.
 * @fires {JourneyStepSkipEvent} journey-step-skip - An optional step is skipped; cancel to prevent it.
 * @fires {JourneyStepBlockEvent} journey-step-block - A step is reported as blocked; cancel to prevent it.
 * @fires {JourneyNavigateEvent} journey-navigate - A link within the page’s own site is followed; cancel to route it yourself.
 * @fires {JourneyContractIssuesEvent} journey-contract-issues - What the page gives itself does not wholly fit the contract; the good parts are shown.
 * @csspart base - The frame.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart notice - The line that says that the viewer is offline, or sees something old.
 * @csspart error - The message when the list cannot be shown.
 * @csspart counts - How far the stage is, in words.
 * @csspart bar - How far the stage is, drawn.
 * @csspart filters - What one can choose between: all, one’s own, what waits for the other side.
 * @csspart filter - One of these choices.
 * @csspart completion - What is said when all is done.
 * @csspart recognition - Something earned, told when all is done.
 * @csspart group - Some steps under one title.
 * @csspart group-title - The button that opens or closes a group.
 * @csspart show-done - The button that shows or hides what is finished in a group.
 * @csspart steps - A list of steps.
 * @csspart step - One step.
 * @csspart checkbox - The box of a step that can be ticked.
 * @csspart marker - The drawing of a state that cannot be ticked.
 * @csspart step-title - The title of a step.
 * @csspart step-meta - The line under a title.
 * @csspart calendar - The button that saves due days for a calendar program.
 * @csspart history-toggle - The button that opens what happened to a step.
 * @csspart history-entry - One thing that happened to a step.
 * @csspart readers - Who can read what is being written.
 * @csspart pending - What is not saved yet.
 * @csspart chip - The state of a step.
 * @csspart action - A link or button of a step.
 * @csspart more - The button that shows more steps of a long list.
 * @csspart disclosure - The button that opens the details of a step.
 * @csspart note - Why a step was sent back or is blocked.
 * @csspart refusal - Why a change was not saved.
 * @csspart kept - Where it is said that something waits to be sent, or is saved.
 * @csspart promise - How a promise with a clock stands, within the details.
 * @csspart revised - What the program changed in the journey.
 * @csspart removed - What is no longer asked.
 * @csspart removed-step - One step that is no longer asked.
 * @csspart panel - The opened details of a step.
 * @csspart markdown - Rich text of the host.
 * @csspart agreement - The text of an agreement.
 * @csspart form - Something to fill in.
 * @csspart field - One question of a form.
 * @csspart file - One file that is being handed over.
 * @csspart file-state - How far a file is, and what became of it.
 * @csspart file-cancel - The button that takes a file back.
 * @csspart submit - The button that sends a form.
 * @csspart contact - Whom to ask.
 */
export class JourneyChecklistElement extends JourneyElement {
  static override styles = [JourneyElement.styles, markerStyles, styles];
  static override readonly words = { ...steps, ...checklist };

  /** The journey to show, instead of asking the host for it. */
  @property({ attribute: false }) journey?: JourneyInput;

  /** Id of the journey to show; absent: the one its root is about. */
  @property({ attribute: 'journey-id' }) journeyId?: string;

  /** Id of the only stage to show; absent: all, the current one open. */
  @property({ attribute: 'stage-id' }) stageId?: string;

  /** How the steps are divided: by stage, by due day, by side, or by owner: each person’s. */
  @property({ attribute: 'group-by' }) groupBy: GroupBy = 'stage';

  /** Whose steps are shown; `both` shows the viewer's own first. */
  @property() side: Side | 'both' = 'both';

  /** Whether one can choose between all steps, one’s own, and those that wait for the other side. */
  @property({ type: Boolean }) filterable = false;

  /** How many days after a step is finished it is hidden behind a button of its group; absent: never. */
  @property({ type: Number, attribute: 'hide-done-after' }) hideDoneAfter?: number | null;

  /** Whether the viewer’s due days can be saved as a file for a calendar program. */
  @property({ type: Boolean }) calendar = false;

  private readonly reading = new ReadController(this, this.scope, () =>
    this.journey ? undefined : { kind: 'journey', ...(this.journeyId && { journeyId: this.journeyId }) },
  );
  private readonly acting = this.fetchLater(() => import('./acting/acting.js'));
  private readonly rows = new RowsController(
    this,
    {
      locale: this.locale,
      client: () => this.scope.client,
      session: () => this.viewerSession,
      journey: () => this.shown,
      listed: () => this.listed,
      changes: () => this.changes,
      announce: (message) => this.announce(message),
      announceCounts: (stepId) => this.announceCounts(stepId),
    },
    this.acting,
  );
  private others: PartController<typeof otherGroups> | undefined;
  private filtering: PartController<TurnFilter> | undefined;
  private hiding: PartController<DoneSteps> | undefined;
  private saving: PartController<typeof dueDays> | undefined;
  private revising: PartController<Revisions> | undefined;
  private hasList = false;

  /** The journey as it was when it was first shown here. */
  private firstSeen: Journey | undefined;

  /** Groups with something refused, by their id: they stay open while a person deals with it, and after. */
  private readonly refusedGroups = new Set<string>();

  /** Groups a person opened or closed, by their id. */
  @state() private touchedGroups: ReadonlyMap<string, boolean> = new Map();

  /** How many steps a person wants of the groups they asked for more of, by their id. */
  @state() private wantedSteps: ReadonlyMap<string, number> = new Map();

  protected get answer(): Loadable<Journey> {
    return this.given('journey', this.journey) ?? this.reading.selection;
  }

  protected get isEmpty(): boolean {
    const isBare = this.shown?.stages.every((stage) => stage.steps.length === 0) ?? true;
    return isBare && this.rows.strays.length === 0;
  }

  protected get isOff(): boolean {
    return !this.journey && this.viewerSession?.capabilities.journeys === false;
  }

  protected get headingKey(): MessageKey {
    return 'checklist.heading';
  }

  private get shown(): Journey | undefined {
    return this.answer.value;
  }

  private get changes(): readonly PendingChange[] {
    return this.journey ? noChanges : this.reading.changes;
  }

  /** What of the journey is listed; of one that the page gives, nothing can be done. */
  private get listed(): ListedPart | undefined {
    const { shown, stageId, side } = this;
    return shown && !this.journey ? { journeyId: shown.id, stageId, side } : undefined;
  }

  private get view(): ChecklistView | undefined {
    const { shown } = this;
    return shown && checklistView(shown, this.viewerSession, this.locale, this.now);
  }

  /** The stage the counts are about: the only one, else the current one, else the last. */
  private stageInFocus({ stages }: Journey): Stage | undefined {
    if (this.stageId !== undefined) return stages.find(({ id }) => id === this.stageId);
    return stages.find(({ position }) => position === 'current') ?? stages.at(-1);
  }

  /** A row that is moved within its list loses the focus, which is put back where it was. */
  protected override update(changed: PropertyValues<this>): void {
    const focused = this.shadowRoot?.activeElement as HTMLElement | null | undefined;
    super.update(changed);
    if (focused?.isConnected && !focused.matches(':focus')) focused.focus({ preventScroll: true });
  }

  private handleGroupToggle(group: StepGroup): void {
    this.rows.forgetForms();
    this.touchedGroups = new Map(this.touchedGroups).set(group.id, !this.isGroupOpen(group));
  }

  private mostOf({ id }: StepGroup): number {
    return this.wantedSteps.get(id) ?? mostSteps;
  }

  /** The focus goes on where the list goes on: the button may be gone. */
  private async handleMore(group: StepGroup): Promise<void> {
    const rows = this.shadowRoot?.activeElement?.previousElementSibling?.children ?? [];
    const before = new Set(rows);
    this.wantedSteps = new Map(this.wantedSteps).set(group.id, this.mostOf(group) + mostSteps);
    await this.updateComplete;
    const first = [...rows].find((row) => !before.has(row));
    first?.querySelector<HTMLElement>('.toggle')?.focus();
  }

  private isGroupOpen(group: StepGroup): boolean {
    const startsOpen = group.startsOpen || this.stageId !== undefined || this.refusedGroups.has(group.id);
    return this.touchedGroups.get(group.id) ?? startsOpen;
  }

  private announceCounts(stepId: string): void {
    const { view } = this;
    const placed = view?.index.get(stepId);
    if (!view || !placed) return;
    const { done, of } = countSteps([placed.stage], view, placed.step.side);
    this.announce(this.locale.text('checklist.announce', { done, of }));
  }

  protected override renderHeaderEnd(): unknown {
    const { view } = this;
    const stage = view && this.stageInFocus(view.journey);
    return view && stage ? renderCounts(view, stage, this.countedSide(view)) : nothing;
  }

  private countedSide(view: ChecklistView): Side {
    return this.side === 'both' ? view.side : this.side;
  }

  /** The steps in groups: all of them, and what of them is to be seen. */
  private groupsOf(
    view: ChecklistView,
    unsaved: ReadonlyMap<string, PendingChange>,
  ): Readonly<Record<'all' | 'seen', readonly StepGroup[]>> {
    const { stageId, side, hideDoneAfter: days } = this;
    const all = groupSteps(view, { stageId, only: side === 'both' ? undefined : side }, this.divide());
    const chosen = (this.filterable ? this.filter()?.narrow(view, all, unsaved) : undefined) ?? all;
    const seen = typeof days === 'number' ? this.done()?.narrow(view, chosen, { days, unsaved }) : undefined;
    return { all, seen: seen ?? chosen };
  }

  protected renderReady(): unknown {
    const { view } = this;
    if (!view) return nothing;
    const stage = this.stageInFocus(view.journey);
    const isOver = stage !== undefined && isHandedIn(stage, view.side);
    const pending = latestByStep(this.changes);
    const { all, seen: groups } = this.groupsOf(view, pending);
    // what is shown from the start is shown at once: nothing moves when a part comes a moment later
    if (this.isWaitingFor(isOver)) return this.renderLoading();
    this.hasList = true;
    if (this.firstSeen?.id !== view.journey.id) this.firstSeen = view.journey;
    const revisions = this.revisions(view, this.firstSeen);
    for (const group of groups) if (hasRefused(group, pending)) this.refusedGroups.add(group.id);
    const list = {
      view,
      rows: this.rows,
      pending,
      shared: this.sharedByRows(view),
    };
    return html`
      ${revisions?.renderNews(view, this.firstSeen)}
      ${stage ? html`${renderBar(view, stage, this.countedSide(view))}${isOver ? this.acting.want()?.renderCompletion(view, stage, this.changes) : nothing}` : nothing}
      ${this.filterable ? this.filtering?.value?.render(view, all) : nothing} ${this.rows.renderStrays()}
      ${[this.others, this.filtering, this.hiding].map((part) => (part ? this.renderPartTrouble(part) : nothing))}
      ${groups.length === 0 ? html`<p class="quiet">${this.locale.text('checklist.empty-filter')}</p>` : nothing}
      ${repeat(
        groups,
        (group, index) => `${String(index)} ${group.id}`,
        (group, index) =>
          renderGroup(list, group, {
            id: `group-${String(index)}`,
            isOpen: this.isGroupOpen(group),
            headingLevel: this.headingLevel + 1,
            most: this.mostOf(group),
            onToggle: () => this.handleGroupToggle(group),
            onMore: () => void this.handleMore(group),
          }),
      )}
      ${this.calendar ? this.dueDays()?.renderDueDays(view, all) : nothing} ${revisions?.renderRemoved(view)}
    `;
  }

  /** How the steps are divided, when not by stage; undefined until it is known how. */
  private divide(): Divide | undefined {
    if (this.groupBy === 'stage') return undefined;
    this.others ??= this.fetchLater(() => import('./other-groups.js'));
    const part = this.others.want();
    if (this.groupBy === 'owner') return part?.groupByOwner;
    return this.groupBy === 'due' ? part?.groupByDue : part?.groupBySide;
  }

  /** What narrows the list by whose turn it is; undefined until it is here. */
  private filter(): TurnFilter | undefined {
    this.filtering ??= this.fetchLater(async () => {
      const { TurnFilter } = await import('./turn-filter.js');
      return new TurnFilter(this, this.rows, (message) => this.announce(message));
    });
    return this.filtering.want();
  }

  /** What saves due days; undefined until it is here. Nothing waits for it: it stands below all else. */
  private dueDays(): typeof dueDays | undefined {
    this.saving ??= this.fetchLater(() => import('./calendar/due-days-button.js'));
    return this.saving.want();
  }

  /** What tells of a journey that changed; undefined until it is here, or while there is nothing to tell. */
  private revisions({ journey: { changes } }: ChecklistView, first: Journey): Revisions | undefined {
    const isChanged = changes?.length !== first.changes?.length || changes?.some(({ removed }) => removed);
    if (!isChanged) return undefined;
    this.revising ??= this.fetchLater(async () => {
      const { Revisions } = await import('./revisions/revisions.js');
      return new Revisions(this, {
        rows: this.rows,
        client: () => this.scope.client,
        announce: (message) => this.announce(message),
      });
    });
    return this.revising.want();
  }

  /** What hides finished steps; undefined until it is here. */
  private done(): DoneSteps | undefined {
    this.hiding ??= this.fetchLater(async () => {
      const { DoneSteps } = await import('./done-steps.js');
      return new DoneSteps(this, this.rows);
    });
    return this.hiding.want();
  }

  private isWaitingFor(isOver: boolean): boolean {
    if (this.hasList) return false;
    const parts = [isOver ? this.acting : undefined, this.others, this.filtering, this.hiding];
    return parts.some((part) => part && !part.want() && !part.hasFailed);
  }

  /** What every row depends on: who looks, in which words, and the minute. */
  private sharedByRows({ session, now, names }: ChecklistView): readonly unknown[] {
    const words = [
      this.locale.language,
      this.locale.text('status.todo'),
      this.strings,
      this.scope.scope?.strings,
    ];
    return [session, names.partner, names.program, Math.floor(now / 60_000), ...words];
  }

  protected renderLoading(): TemplateResult {
    return html`<div class="waiting" aria-hidden="true">
      <div class="bar"></div>
      ${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(
        () =>
          html`<div class="skeleton-row">
            <div class="skeleton box"></div>
            <div>
              <div class="skeleton"></div>
              <div class="skeleton"></div>
            </div>
          </div>`,
      )}
    </div>`;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="quiet">${this.locale.text('checklist.empty')}</p>`;
  }
}
