import type { Side, Step } from '@partner-journey/contract';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { isFinished } from '../journey-view/journey-index.js';
import { otherSide } from '../journey-view/sides.js';
import { checklistTurns } from '../locales/en/checklist-turns.js';
import { numberFormat } from '../locales/intl.js';
import type { ChecklistView } from './checklist-view.js';
import type { RowsController } from './rows-controller.js';
import type { StepGroup } from './step-groups.js';
import { heldBy } from './step-words.js';
import { styles } from './turn-filter.styles.js';

/** Whose turn it has to be for a step to be shown. */
const turns = ['anybody', 'viewer', 'others'] as const;
type Turn = (typeof turns)[number];

/**
 * Lets a person choose whose turn it is in the steps they see. What was chosen stays in the list until they choose again:
 * a step that is ticked does not leave from under the hand.
 */
export class TurnFilter {
  readonly words = checklistTurns;
  readonly styles = [styles];
  private readonly element: LitElement;
  private readonly rows: Pick<RowsController, 'forgetForms'>;
  private readonly announce: (message: string) => void;
  private turn: Turn = 'anybody';
  private readonly kept = new Set<string>();
  private count = 0;

  constructor(
    element: LitElement,
    rows: Pick<RowsController, 'forgetForms'>,
    announce: (message: string) => void,
  ) {
    this.element = element;
    this.rows = rows;
    this.announce = announce;
  }

  /** Groups with what is to be seen of them, opened; what has something unsaved is always to be seen. */
  narrow(
    view: ChecklistView,
    groups: readonly StepGroup[],
    unsaved: ReadonlyMap<string, unknown>,
  ): readonly StepGroup[] {
    if (this.turn === 'anybody') return groups;
    for (const step of groups.flatMap(stepsOf))
      if (unsaved.has(step.id) || isTurn(view, step, this.turn)) this.kept.add(step.id);
    const isKept = ({ id }: Step) => this.kept.has(id);
    const narrowed = groups
      .map((group) => ({
        ...group,
        steps: group.steps.filter(isKept),
        theirs: group.theirs.filter(isKept),
        startsOpen: true,
      }))
      .filter((group) => stepsOf(group).length > 0);
    this.count = narrowed.flatMap(stepsOf).length;
    return narrowed;
  }

  /** The choices with how many steps each has; nothing where there is nothing to choose between. */
  render(view: ChecklistView, groups: readonly StepGroup[]): TemplateResult | typeof nothing {
    const steps = groups.flatMap(stepsOf);
    const choices = turns
      .map((turn) => ({ turn, count: steps.filter((step) => isTurn(view, step, turn)).length }))
      .filter(({ turn, count }) => count > 0 || turn === this.turn);
    const isNarrowing = choices.some(({ count }) => count < steps.length);
    if (this.turn === 'anybody' && !isNarrowing) return nothing;
    return html`<div
      class="filters"
      part="filters"
      role="group"
      aria-label=${view.locale.text('checklist.turns')}
    >
      ${choices.map(({ turn, count }) => this.renderChoice(view, turn, count))}
    </div>`;
  }

  private renderChoice(view: ChecklistView, turn: Turn, count: number): TemplateResult {
    return html`<button
      class="filter"
      part="filter"
      type="button"
      aria-pressed=${turn === this.turn ? 'true' : 'false'}
      @click=${() => void this.choose(view, turn)}
    >
      <bdi>${wordsFor(view, turn)}</bdi>
      <span class="number quiet">${numberFormat(view.locale.language).format(count)}</span>
    </button>`;
  }

  private async choose({ locale }: ChecklistView, turn: Turn): Promise<void> {
    this.turn = turn;
    this.kept.clear();
    this.rows.forgetForms();
    this.element.requestUpdate();
    await this.element.updateComplete;
    if (turn === this.turn && turn !== 'anybody')
      this.announce(locale.text('checklist.turn-shown', { count: this.count }));
  }
}

function wordsFor({ locale, names, side }: ChecklistView, turn: Turn): string {
  if (turn === 'anybody') return locale.text('checklist.turn-anybody');
  return turn === 'viewer'
    ? locale.text('checklist.turn-viewer')
    : locale.text('checklist.turn-others', { organization: names[otherSide(side)] });
}

function stepsOf({ steps, theirs }: StepGroup): readonly Step[] {
  return [...steps, ...theirs];
}

/** A step is the viewer's when it lies with their side, and with them or with nobody in particular. */
function isTurn(view: ChecklistView, step: Step, turn: Turn): boolean {
  if (turn === 'anybody') return true;
  const side = isFinished(step) ? undefined : sideToMove(view, step);
  if (turn === 'others') return side === otherSide(view.side);
  const { assignees = [] } = step;
  const own = assignees.filter((person) => person.side === view.side);
  const id = view.session?.viewer.id;
  return side === view.side && (own.length === 0 || own.some((person) => person.id === id));
}

/** The side that has to move before the step goes on; what is handed in lies with the program. */
function sideToMove(view: ChecklistView, step: Step): Side {
  return step.status === 'submitted'
    ? (step.waitingOn?.side ?? 'program')
    : (heldBy(view, step) ?? step.side);
}
