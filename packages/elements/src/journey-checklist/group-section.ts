import type { PendingChange } from '@partner-journey/client';
import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { sentence } from '../journey-view/host-words.js';
import { openDependencies } from '../journey-view/journey-index.js';
import { icons } from '../journey-view/icons.js';
import type { ChecklistView } from './checklist-view.js';
import type { RowsController } from './rows-controller.js';
import type { StepGroup } from './step-groups.js';
import { renderRow } from './step-row.js';

/** What all rows of the list are drawn from. */
interface ListContext {
  readonly view: ChecklistView;
  readonly rows: RowsController;
  /** The latest change of each step without a receipt, or refused. */
  readonly pending: ReadonlyMap<string, PendingChange>;
  /** Whatever makes every row different when it changes. */
  readonly shared: readonly unknown[];
}

/** How a group stands on the page. */
interface GroupOptions {
  readonly id: string;
  readonly isOpen: boolean;
  readonly headingLevel: number;
  /** How many steps of each side are shown, beside the refused ones, before one asks for more. */
  readonly most: number;
  onToggle(): void;
  onMore(): void;
}

const longList = 40;

/** How many steps come at once: however long a list is, the page stays quick. */
export const mostSteps = 200;

/** The last unsaved change of each step; a refused one comes first, whatever waits behind it. */
export function latestByStep(changes: readonly PendingChange[]): ReadonlyMap<string, PendingChange> {
  const latest = new Map<string, PendingChange>();
  for (const pending of changes) {
    const { change, waitingFor } = pending;
    if ('stepId' in change.target && waitingFor !== 'decision') latest.set(change.target.stepId, pending);
  }
  return latest;
}

/** Whether something was refused in a group, which nobody would see while it is closed. */
export function hasRefused({ steps, theirs }: StepGroup, pending: ListContext['pending']): boolean {
  return [...steps, ...theirs].some(({ id }) => pending.get(id)?.state === 'refused');
}

/** A group that opens and closes: the viewer's own steps, then what the other side owes, under its name. */
export function renderGroup(list: ListContext, group: StepGroup, options: GroupOptions): TemplateResult {
  const { id, isOpen, headingLevel, onToggle } = options;
  return html`<div class="group" part="group">
    <div role="heading" aria-level=${headingLevel}>
      <button
        class="group-title"
        part="group-title"
        type="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls=${isOpen ? id : nothing}
        @click=${onToggle}
      >
        ${icons.down}<bdi>${group.title}</bdi>${
          group.counts ? html`${' '}<span class="quiet small number">${group.counts}</span>` : nothing
        }
      </button>
    </div>
    ${
      isOpen
        ? html`<div id=${id}>
            ${renderSteps(list, group.steps, group.title, options)}${renderTheirs(list, group, options)}${group.foot}
          </div>`
        : nothing
    }
  </div>`;
}

function renderTheirs(list: ListContext, { theirs }: StepGroup, options: GroupOptions): unknown {
  const [first] = theirs;
  if (!first) return nothing;
  const { locale, names } = list.view;
  const organization = names[first.side];
  return html`<p class="owes small" aria-hidden="true">
      ${sentence(locale, 'checklist.owes', { organization })}
    </p>
    <div class="theirs">
      ${renderSteps(list, theirs, locale.text('checklist.owes', { organization }), options)}
    </div>`;
}

function renderSteps(
  list: ListContext,
  steps: readonly Step[],
  label: string,
  { most, onMore }: GroupOptions,
): unknown {
  if (steps.length === 0) return nothing;
  const shown = steps.filter(({ id }, index) => index < most || list.pending.get(id)?.state === 'refused');
  const count = steps.length - shown.length;
  return html`<ul
      class=${steps.length > longList ? 'steps long' : 'steps'}
      part="steps"
      role="list"
      aria-label=${label}
    >
      ${repeat(
        shown,
        (step) => step.id,
        (step) => renderStep(list, step),
      )}
    </ul>
    ${
      count > 0
        ? html`<button class="button ghost more" part="more" type="button" @click=${onMore}>
            ${list.view.locale.text('checklist.show-more', { count: Math.min(count, mostSteps) })}
          </button>`
        : nothing
    }`;
}

/** Drawn again only when the step, what it waits for, or what is done in the row is different. */
function renderStep({ view, rows, pending, shared }: ListContext, step: Step): unknown {
  const change = pending.get(step.id);
  const state = rows.stateOf(step, change);
  const waits = openDependencies(step, view.index).map(
    ({ step: other, reason }) => `${other?.title ?? ''}\n${reason ?? ''}`,
  );
  const isMore = state.isOpen || state.untaken !== undefined || (change?.state === 'refused' && rows.canAct);
  const opened = state.isOpen ? view.index : undefined;
  const changed = [
    change?.change,
    change?.state,
    change?.durable,
    state.progress,
    state.untaken,
    state.forms,
    state.history,
    state.files,
    state.taking,
  ];
  return guard(
    [step, waits.join('\n'), isMore, opened, state.asked, state.isUnreachable, ...changed, ...shared],
    () => {
      const more = isMore ? rows.renderMore(view, step, state) : nothing;
      return renderRow(view, step, { state, actions: rows, more });
    },
  );
}
