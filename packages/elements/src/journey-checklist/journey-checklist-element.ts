import type { PendingChange } from '@partner-journey/client';
import type { Journey, Side, Stage, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { JourneyElement, type Answer } from '../base/journey-element.js';
import { checklist as words } from '../locales/en/checklist.js';
import { ReadController } from '../controllers/read-controller.js';
import { sentence } from '../journey-view/host-words.js';
import { openDependencies } from '../journey-view/journey-index.js';
import { countSteps, shareDone } from '../journey-view/step-counts.js';
import { useProperty } from '../journey-view/use-property.js';
import type { MessageKey } from '../locales/strings.js';
import { icons } from '../styles/icons.js';
import { checklistView, type ChecklistView } from './checklist-view.js';
import { renderCompletion } from './completion.js';
import { styles } from './journey-checklist.styles.js';
import { RowsController } from './rows-controller.js';
import { groupSteps, type GroupBy, type StepGroup } from './step-groups.js';
import { renderRow } from './step-row.js';

const given: Answer = { status: 'ready', stale: false };
const noChanges: readonly PendingChange[] = [];

/**
 * Shows what is to be done: the steps of both sides, grouped, each with its state, its due day and its owner, and lets
 * the viewer do what the host allows: tick, start, fill in, agree, hand in, approve, send back, skip or report a block.
 *
 * @slot loading - Instead of the placeholder while nothing is known.
 * @slot empty - Instead of the words for a list without steps.
 * @slot error - Instead of the message when the list cannot be shown.
 * @slot header-end - Instead of how far the stage is, at the end of the heading's line.
 * @fires {JourneyStepOpenEvent} journey-step-open - What a step leads to is asked for; cancel to open it yourself.
 * @fires {JourneyStepStartEvent} journey-step-start - A step is begun; cancel to prevent it.
 * @fires {JourneyStepCompleteEvent} journey-step-complete - A step is ticked; cancel to prevent it.
 * @fires {JourneyStepReopenEvent} journey-step-reopen - A tick is taken back; cancel to prevent it.
 * @fires {JourneyStepSubmitEvent} journey-step-submit - A step is handed in; cancel to prevent it.
 * @fires {JourneyStepSkipEvent} journey-step-skip - An optional step is skipped; cancel to prevent it.
 * @fires {JourneyStepBlockEvent} journey-step-block - A step is reported as blocked; cancel to prevent it.
 * @csspart base - The frame.
 * @csspart header - The heading's line.
 * @csspart heading - The heading.
 * @csspart notice - The line that says that the viewer is offline, or sees something old.
 * @csspart error - The message when the list cannot be shown.
 * @csspart counts - How far the stage is, in words.
 * @csspart bar - How far the stage is, drawn.
 * @csspart completion - What is said when all is done.
 * @csspart group - Some steps under one title.
 * @csspart group-title - The button that opens or closes a group.
 * @csspart steps - A list of steps.
 * @csspart step - One step.
 * @csspart checkbox - The box of a step that can be ticked.
 * @csspart marker - The drawing of a state that cannot be ticked.
 * @csspart step-title - The title of a step.
 * @csspart step-meta - The line under a title.
 * @csspart pending - What is not saved yet.
 * @csspart chip - The state of a step.
 * @csspart action - A link or button of a step.
 * @csspart disclosure - The button that opens the details of a step.
 * @csspart note - Why a step was sent back or is blocked.
 * @csspart refusal - Why a change was not saved.
 * @csspart panel - The opened details of a step.
 * @csspart markdown - Rich text of the host.
 * @csspart agreement - The text of an agreement.
 * @csspart form - Something to fill in.
 * @csspart field - One question of a form.
 * @csspart submit - The button that sends a form.
 * @csspart contact - Whom to ask.
 */
export class JourneyChecklistElement extends JourneyElement {
  static override styles = [JourneyElement.styles, styles];
  static override readonly words = words;

  /** The journey to show, instead of asking the host for it. */
  @property({ attribute: false }) journey?: Journey;

  /** Id of the journey to show; absent: the one its root is about. */
  @property({ attribute: 'journey-id' }) journeyId?: string;

  /** Id of the only stage to show; absent: all, the current one open. */
  @property({ attribute: 'stage-id' }) stageId?: string;

  /** How the steps are divided: by stage, by due day or by side. */
  @property({ attribute: 'group-by' }) groupBy: GroupBy = 'stage';

  /** Whose steps are shown; `both` shows the viewer's own first. */
  @property() side: Side | 'both' = 'both';

  private readonly reading = new ReadController(this, this.scope, () =>
    this.journey ? undefined : { kind: 'journey', ...(this.journeyId && { journeyId: this.journeyId }) },
  );
  private readonly rows = this.createRows();

  /** Groups a person opened or closed, by their id. */
  @state() private touchedGroups: ReadonlyMap<string, boolean> = new Map();

  protected get answer(): Answer {
    return this.journey ? given : this.reading.selection;
  }

  protected get isEmpty(): boolean {
    return this.shown?.stages.every((stage) => stage.steps.length === 0) ?? true;
  }

  protected get headingKey(): MessageKey {
    return 'checklist.heading';
  }

  private get shown(): Journey | undefined {
    return this.journey ?? this.reading.selection.value;
  }

  private get changes(): readonly PendingChange[] {
    return this.journey ? noChanges : this.reading.changes;
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

  private handleGroupToggle(group: StepGroup): void {
    this.rows.forgetForms();
    this.touchedGroups = new Map(this.touchedGroups).set(group.id, !this.isGroupOpen(group));
  }

  private isGroupOpen(group: StepGroup): boolean {
    return this.touchedGroups.get(group.id) ?? (group.startsOpen || this.stageId !== undefined);
  }

  private createRows(): RowsController {
    const element = this;
    return new RowsController(this, {
      get client() {
        return element.scope.client;
      },
      get journey() {
        return element.shown;
      },
      get changes() {
        return element.changes;
      },
      locale: this.locale,
      announce: (message) => this.announce(message),
      announceCounts: (stepId) => this.announceCounts(stepId),
    });
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
    if (!view || !stage) return nothing;
    const { locale } = this;
    const counts = countSteps([stage], view, this.countedSide(view));
    if (counts.of === 0) return nothing;
    const { done, of } = counts;
    const facts = [
      sentence(locale, 'checklist.stage-counts', { stage: stage.title, done, of }),
      ...(counts.minutesLeft > 0 ? [this.timeLeft(counts.minutesLeft)] : []),
      ...(counts.late > 0 ? [locale.text('checklist.late', { count: counts.late })] : []),
    ];
    return html`<span class="quiet number" part="counts">${facts.map((fact, index) => [index > 0 ? ' · ' : nothing, fact])}</span>`;
  }

  private countedSide(view: ChecklistView): Side {
    return this.side === 'both' ? view.side : this.side;
  }

  private timeLeft(minutes: number): string {
    return minutes < 90
      ? this.locale.text('checklist.minutes-left', { count: minutes })
      : this.locale.text('checklist.hours-left', { count: Math.round(minutes / 60) });
  }

  protected renderReady(): unknown {
    const { view } = this;
    if (!view) return nothing;
    const stage = this.stageInFocus(view.journey);
    const only = this.side === 'both' ? undefined : this.side;
    const groups = groupSteps(view, { groupBy: this.groupBy, stageId: this.stageId, only });
    const pending = latestByStep(this.changes);
    return html`
      ${stage ? this.renderBar(view, stage) : nothing} ${stage ? renderCompletion(view, stage) : nothing}
      ${groups.length === 0 ? html`<p class="quiet">${this.locale.text('checklist.empty-filter')}</p>` : nothing}
      ${repeat(
        groups,
        (group, index) => `${index} ${group.id}`,
        (group, index) => this.renderGroup(view, group, { index, pending }),
      )}
    `;
  }

  private renderBar(view: ChecklistView, stage: Stage): unknown {
    const counts = countSteps([stage], view, this.countedSide(view));
    if (counts.of === 0) return nothing;
    return html`<div class="bar" part="bar" aria-hidden="true" ${useProperty('--journey-use-share', shareDone(counts))}>
      <span></span>
    </div>`;
  }

  private renderGroup(
    view: ChecklistView,
    group: StepGroup,
    { index, pending }: { index: number; pending: ReadonlyMap<string, PendingChange> },
  ): TemplateResult {
    const isOpen = this.isGroupOpen(group);
    const id = `group-${index}`;
    return html`<div class="group" part="group">
      <div role="heading" aria-level=${this.headingLevel + 1}>
        <button
          class="group-title"
          part="group-title"
          type="button"
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls=${isOpen ? id : nothing}
          @click=${() => this.handleGroupToggle(group)}
        >
          ${icons.down}<bdi>${group.title}</bdi>${group.counts ? html` <span class="quiet small number">${group.counts}</span>` : nothing}
        </button>
      </div>
      ${isOpen
        ? html`<div id=${id}>
            ${this.renderSteps(view, group.steps, { label: group.title, pending })}
            ${group.theirs.length > 0 ? this.renderTheirs(view, group, pending) : nothing}
          </div>`
        : nothing}
    </div>`;
  }

  private renderTheirs(view: ChecklistView, group: StepGroup, pending: ReadonlyMap<string, PendingChange>): TemplateResult {
    const organization = view.names[group.theirs[0]?.side ?? 'program'];
    const label = this.locale.text('checklist.owes', { organization });
    return html`<p class="owes small" aria-hidden="true">${sentence(this.locale, 'checklist.owes', { organization })}</p>
      <div class="theirs">${this.renderSteps(view, group.theirs, { label, pending })}</div>`;
  }

  private renderSteps(
    view: ChecklistView,
    steps: readonly Step[],
    { label, pending }: { label: string; pending: ReadonlyMap<string, PendingChange> },
  ): unknown {
    if (steps.length === 0) return nothing;
    const shared = this.rowKey(view);
    return html`<ul class=${steps.length > 40 ? 'steps long' : 'steps'} part="steps" role="list" aria-label=${label}>
      ${repeat(
        steps,
        (step) => step.id,
        (step) => this.renderStep(view, step, { pending: pending.get(step.id), shared }),
      )}
    </ul>`;
  }

  /** Drawn again only when the step, what it waits for, or what is done in the row is different. */
  private renderStep(
    view: ChecklistView,
    step: Step,
    { pending, shared }: { pending: PendingChange | undefined; shared: readonly unknown[] },
  ): unknown {
    const { rows } = this;
    const state = rows.stateOf(step, pending);
    const waits = openDependencies(step, view.index).map(({ step: other, reason }) => `${other?.title ?? ''}\n${reason ?? ''}`);
    const opened = state.isOpen ? view.index : undefined;
    const seen = [step, waits.join('\n'), pending?.change, pending?.state, pending?.durable, opened, state.asked, ...shared];
    return guard(seen, () => {
      const panel = state.isOpen
        ? rows.panel?.renderPanel(view, step, { state, actions: rows, values: rows.valuesOf(step, pending) })
        : nothing;
      return renderRow(view, step, { state, actions: rows, panel });
    });
  }

  /** What every row depends on: who looks, in which words, and the minute. */
  private rowKey({ session, now, names }: ChecklistView): readonly unknown[] {
    const { language } = this.locale;
    const words = this.locale.text('status.todo');
    return [session, language, words, this.strings, this.scope.scope?.strings, names.partner, names.program, Math.floor(now / 60_000)];
  }

  protected renderLoading(): TemplateResult {
    return html`<div class="waiting" aria-hidden="true">
      <div class="skeleton thin"></div>
      ${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(
        () => html`<div class="skeleton-row">
          <div class="skeleton box"></div>
          <div><div class="skeleton"></div><div class="skeleton"></div></div>
        </div>`,
      )}
    </div>`;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="quiet">${this.locale.text('checklist.empty')}</p>`;
  }
}

/** The last unsaved or refused change of each step. */
function latestByStep(changes: readonly PendingChange[]): ReadonlyMap<string, PendingChange> {
  const latest = new Map<string, PendingChange>();
  for (const pending of changes) {
    const { target } = pending.change;
    if ('stepId' in target) latest.set(target.stepId, pending);
  }
  return latest;
}
