import type { Step } from '@partner-journey/contract';
import { html, type LitElement, type TemplateResult } from 'lit';
import { isFinished } from '../journey-view/journey-index.js';
import { checklistDone } from '../locales/en/checklist-done.js';
import type { ChecklistView } from './checklist-view.js';
import type { RowsController } from './rows-controller.js';
import type { StepGroup } from './step-groups.js';

const msInDay = 86_400_000;

/**
 * Hides what was finished some days ago, behind a button of its group. What was seen unfinished, or has something unsaved,
 * stays: a step that is ticked does not leave from under the hand.
 */
export class DoneSteps {
  readonly words = checklistDone;
  private readonly element: LitElement;
  private readonly rows: Pick<RowsController, 'forgetForms'>;
  private readonly seenOpen = new Set<string>();
  /** Groups whose finished steps a person wants to see, by their id. */
  private readonly shown = new Set<string>();

  constructor(element: LitElement, rows: Pick<RowsController, 'forgetForms'>) {
    this.element = element;
    this.rows = rows;
  }

  /** Groups without what was finished so many days ago, each with a button for it. */
  narrow(
    view: ChecklistView,
    groups: readonly StepGroup[],
    { days, unsaved }: { readonly days: number; readonly unsaved: ReadonlyMap<string, unknown> },
  ): readonly StepGroup[] {
    const until = view.now - days * msInDay;
    const isOld = (step: Step) => {
      if (!isFinished(step)) this.seenOpen.add(step.id);
      return !this.seenOpen.has(step.id) && !unsaved.has(step.id) && isDoneBy(step, until);
    };
    return groups.map((group) => {
      const old = new Set([...group.steps, ...group.theirs].filter(isOld));
      if (old.size === 0) return group;
      const foot = this.renderButton(view, group, old.size);
      if (this.shown.has(group.id)) return { ...group, foot };
      const isRecent = (step: Step) => !old.has(step);
      return { ...group, foot, steps: group.steps.filter(isRecent), theirs: group.theirs.filter(isRecent) };
    });
  }

  private renderButton({ locale }: ChecklistView, { id }: StepGroup, count: number): TemplateResult {
    const isShown = this.shown.has(id);
    return html`<button
      class="button link small more"
      part="show-done"
      type="button"
      aria-expanded=${isShown ? 'true' : 'false'}
      @click=${() => this.toggle(id)}
    >
      ${isShown ? locale.text('checklist.hide-done') : locale.text('checklist.show-done', { count })}
    </button>`;
  }

  private toggle(id: string): void {
    if (!this.shown.delete(id)) this.shown.add(id);
    this.rows.forgetForms();
    this.element.requestUpdate();
  }
}

/** What was skipped has no day: it is hidden at once. */
function isDoneBy(step: Step, until: number): boolean {
  if (!isFinished(step)) return false;
  return step.completed ? Date.parse(step.completed.at) <= until : step.status === 'skipped';
}
