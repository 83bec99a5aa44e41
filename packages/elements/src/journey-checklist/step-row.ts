import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText, renderFacts } from '../base/rich-text.js';
import { renderAction } from '../journey-view/action-link.js';
import { sentence } from '../journey-view/host-words.js';
import { isFinished, openDependencies } from '../journey-view/journey-index.js';
import { statusText } from '../journey-view/status-text.js';
import { renderWaiting } from '../journey-view/waiting-text.js';
import { icons } from '../journey-view/icons.js';
import { can, canTick, isToFillIn, leadsToForm, type ChecklistView } from './checklist-view.js';
import type { RowActions, RowState } from './row-state.js';
import { renderControl } from './step-control.js';
import { renderNotes } from './step-notes.js';
import { metaFacts, stateChip } from './step-words.js';

/** One step: control, title, one line of facts, its state, the way on, and its details when they are open. */
export function renderRow(
  view: ChecklistView,
  step: Step,
  { state, actions, more }: { state: RowState; actions: RowActions; more: unknown },
): TemplateResult {
  return html`<li part="step" class=${isFinished(step) ? 'row finished' : 'row'}>
    ${renderControl(view, step, state, actions)}
    <div class="main">${renderTitle(view, step, state)} ${renderMeta(view, step, state)}</div>
    <div class="end">${renderState(view, step, state)} ${renderWayOn(view, step, state, actions)}</div>
    ${renderDisclosure(view, step, state, actions)} ${renderNotes(view, step, state)} ${more}
  </li>`;
}

/** The title, or what the page shows in its place: either names the box and the details. Around a slot `dir` would be that of the page. */
function renderTitle(view: ChecklistView, step: Step, { domId }: RowState): TemplateResult {
  const title = html`<slot name=${`item-${step.id}`}><bdi>${step.title}</bdi></slot>`;
  return canTick(view, step)
    ? html`<label id=${`name-${domId}`} class="name" part="step-title" for=${`check-${domId}`}
        >${title}</label
      >`
    : html`<span id=${`name-${domId}`} class="name" part="step-title">${title}</span>`;
}

function renderMeta(view: ChecklistView, step: Step, { domId, pending, progress }: RowState): TemplateResult {
  const { locale } = view;
  const open = openDependencies(step, view.index);
  const isPrivate = step.visibility === 'program-only';
  return html`<p id=${`meta-${domId}`} class="meta small number" part="step-meta">
    <span class="facts"
      >${renderFacts(metaFacts(view, step).map(({ text, isLate }) => (isLate ? html`<span class="late">${text}</span>` : text)))}</span
    >
    ${open.length > 0 ? html`<span class="waits">${renderWaiting(locale, open, { of: step.side, names: view.names })}</span>` : nothing}
    ${
      isPrivate
        ? html`<span class="private"
            >${icons.lock}<span
              >${sentence(locale, 'common.program-only', { organization: view.names.program })}</span
            ></span
          >`
        : nothing
    }
    ${
      progress
        ? html`<span
              class=${pending ? `pending ${pending.state}` : 'private'}
              part=${pending ? 'pending' : 'saved'}
              >${pending ? icons.clock : icons.check}${progress}</span
            >${pending?.durable === false ? html`${' '}<span>${locale.text('common.only-this-tab')}</span>` : nothing}`
        : nothing
    }
  </p>`;
}

function renderState(view: ChecklistView, step: Step, { domId }: RowState): TemplateResult {
  const chip = stateChip(view, step);
  return chip
    ? html`<span id=${`state-${domId}`} class="chip ${chip.look}" part="chip">${hostText(chip.text)}</span>`
    : html`<span id=${`state-${domId}`} class="hidden-text">${statusText(view.locale, step.status)}</span>`;
}

/** The one thing to do next: follow the step's link, fill it in, look at what was handed in, or begin. */
function renderWayOn(
  view: ChecklistView,
  step: Step,
  { domId, isOpen, taking }: RowState,
  actions: RowActions,
): unknown {
  if (isFinished(step) || step.status === 'blocked') return nothing;
  const { locale } = view;
  const describedBy = `name-${domId}`;
  const button = (words: string, onClick: () => void) =>
    html`<button
      class="button ghost"
      part="action"
      type="button"
      aria-label=${locale.text('checklist.action-for', { action: words, title: step.title })}
      aria-disabled=${taking?.includes('start') ? 'true' : nothing}
      @click=${onClick}
    >
      <bdi>${words}</bdi>
    </button>`;
  if (can(view, step, 'approve'))
    return isOpen ? nothing : button(locale.text('checklist.review'), () => actions.fillIn(step));
  if (isToFillIn(view, step))
    return isOpen ? nothing : button(fillInWords(view, step), () => actions.fillIn(step));
  const { action } = step;
  const isLink = action && !leadsToForm(step) && step.side === view.side;
  if (isLink && openDependencies(step, view.index).length === 0) {
    return renderAction(action, {
      locale,
      look: 'button ghost',
      describedBy,
      onOpen: (event) => actions.follow(step, action, event),
    });
  }
  return can(view, step, 'start')
    ? button(locale.text('checklist.start'), () => actions.run(step, 'start'))
    : nothing;
}

function fillInWords({ locale }: ChecklistView, step: Step): string {
  if (step.status === 'returned') return locale.text('checklist.send-again');
  if (step.agreement) return locale.text('checklist.read-and-agree');
  if (step.fields?.length)
    return step.action && !step.action.url ? step.action.label : locale.text('checklist.fill-in');
  return locale.text('checklist.hand-in');
}

function renderDisclosure(
  { locale }: ChecklistView,
  step: Step,
  { domId, isOpen }: RowState,
  actions: RowActions,
): TemplateResult {
  return html`<button
    id=${`toggle-${domId}`}
    class="toggle"
    part="disclosure"
    type="button"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-controls=${isOpen ? `panel-${domId}` : nothing}
    aria-label=${locale.text('checklist.details', { title: step.title })}
    @click=${() => actions.toggle(step)}
  >
    ${icons.down}
  </button>`;
}
