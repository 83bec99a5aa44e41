import type { FieldValues, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText } from '../../base/rich-text.js';
import { renderAction } from '../../journey-view/action-link.js';
import { isFinished, openDependencies } from '../../journey-view/journey-index.js';
import { renderContact } from '../../journey-view/contact.js';
import { renderPromise } from '../../journey-view/promise.js';
import { renderMarkdown } from '../../markdown/render-markdown.js';
import type { MessageKey } from '../../locales/strings.js';
import {
  can,
  canTick,
  isToFillIn,
  leadsToForm,
  needsFile,
  takesFiles,
  type ChecklistView,
} from '../checklist-view.js';
import { renderWordsForm } from './words-form.js';
import type { PanelActions, WordsAction, RowState } from '../row-state.js';
import { renderForm } from './step-form.js';
import { renderValues } from './submitted-values.js';

/** What the details of a step are drawn from. */
interface PanelOptions {
  readonly state: RowState;
  readonly actions: PanelActions;
  /** What its form begins with. */
  readonly values: FieldValues;
  /** What its words begin with, when some are asked for. */
  readonly written: string;
  /** What happened to it, or the way there. */
  readonly history: unknown;
  /** The files that are being handed over, and where to choose some; nothing where none are taken. */
  readonly files: unknown;
}

/** The details of a step: what it is, why, when it is done, what to fill in, what else can be done, whom to ask. */
export function renderPanel(view: ChecklistView, step: Step, options: PanelOptions): TemplateResult {
  const { locale, index, names } = view;
  const { state } = options;
  const contact = index.get(step.id)?.stage.contact;
  return html`<div
    id=${`panel-${state.domId}`}
    class="panel"
    part="panel"
    role="group"
    aria-labelledby=${`name-${state.domId}`}
  >
    ${step.description ? renderMarkdown(step.description, locale.text('common.new-tab')) : nothing}
    ${step.sla ? renderPromise(view, step.sla) : nothing} ${renderGuidance(view, step)}
    ${renderProgress(view, step)} ${renderSubmission(view, step)}
    ${isToFillIn(view, step) ? renderForm(view, step, options) : nothing}
    ${needsFile(step) && !takesFiles(view) && can(view, step, 'submit') ? html`<p class="small">${locale.text('checklist.files-elsewhere')}</p>` : nothing}
    ${state.asked ? renderWordsForm(view, step, state.asked, options) : renderActions(view, step, options)}
    ${contact ? renderContact(contact, names, locale) : nothing} ${options.history}
  </div>`;
}

function renderGuidance(view: ChecklistView, step: Step): TemplateResult {
  const { locale, index, names } = view;
  const open = openDependencies(step, index);
  return html`
    ${step.why ? html`<p class="small"><b>${locale.text('common.why')}</b> ${hostText(step.why)}</p>` : nothing}
    ${step.doneWhen ? html`<p class="small"><b>${locale.text('common.done-when')}</b> ${hostText(step.doneWhen)}</p>` : nothing}
    ${
      open.length > 0
        ? html`<ul class="small needs">
            ${open.map(
              (one) =>
                html`<li>
                  ${one.step ? html`<bdi>${one.step.title}</bdi> <span class="quiet">(<bdi>${names[one.step.side]}</bdi>)</span>` : nothing}
                  ${one.reason ? hostText(one.reason) : nothing}
                </li>`,
            )}
          </ul>`
        : nothing
    }
  `;
}

function renderProgress({ locale, dates, now }: ChecklistView, { training, checks }: Step): unknown {
  const known = ['passed', 'failed', 'pending'];
  return html`
    ${
      training?.progress !== undefined
        ? html`<p class="small number">
            ${locale.text('checklist.progress', { percent: locale.percent(training.progress) })}
          </p>`
        : nothing
    }
    ${
      checks?.length
        ? html`<ul class="small needs">
            ${checks.map(
              ({ name, state, lastRunAt }) =>
                html`<li>
                  <bdi>${name}</bdi>:
                  ${known.includes(state) ? locale.text(`checklist.check-${state}` as MessageKey) : hostText(state)}
                  ${lastRunAt ? html`<span class="quiet">(${dates.day({ at: lastRunAt }, now)})</span>` : nothing}
                </li>`,
            )}
          </ul>`
        : nothing
    }
  `;
}

/** What was handed in: for those who decide about it, and for those who wait. */
function renderSubmission(view: ChecklistView, step: Step): unknown {
  const values = step.submission?.values;
  if (!values || isToFillIn(view, step) || Object.keys(values).length === 0) return nothing;
  return html`<div class="small">
    <p><b>${view.locale.text('checklist.submitted-values')}</b></p>
    ${renderValues(view.locale, step, values)}
  </div>`;
}

function renderActions(view: ChecklistView, step: Step, options: PanelOptions): TemplateResult {
  const { actions, state } = options;
  const { locale } = view;
  const run = (
    action: 'start' | 'unblock' | 'reopen' | 'approve',
    words: MessageKey,
    look = 'button ghost',
  ) =>
    can(view, step, action)
      ? html`<button
          class=${look}
          part="action"
          type="button"
          aria-disabled=${state.taking?.includes(action === 'reopen' ? 'complete' : action) ? 'true' : nothing}
          @click=${() => actions.run(step, action)}
        >
          ${locale.text(words)}
        </button>`
      : nothing;
  const ask = (action: WordsAction) =>
    can(view, step, action)
      ? html`<button
          class="button link"
          part="action"
          type="button"
          @click=${() => actions.ask(step, action)}
        >
          ${locale.text(`checklist.${action}`)}
        </button>`
      : nothing;
  return html`<div class="actions">
    ${renderLinks(view, step, options)} ${run('approve', 'checklist.approve', 'button')}
    ${run('start', 'checklist.start', isToFillIn(view, step) ? 'button link' : 'button ghost')}
    ${run('unblock', 'checklist.unblock')} ${renderReopen(view, step, { run, ask })} ${ask('return')}
    ${ask('skip')} ${ask('block')} ${ask('comment')}
  </div>`;
}

function renderLinks({ locale, side }: ChecklistView, step: Step, { actions }: PanelOptions): unknown {
  const { action, secondaryAction } = step;
  return html`
    ${
      action && !leadsToForm(step) && !isFinished(step) && step.side === side
        ? renderAction(action, {
            locale,
            look: 'button ghost',
            onOpen: (event) => actions.follow(step, action, event),
          })
        : nothing
    }
    ${
      secondaryAction
        ? renderAction(secondaryAction, {
            locale,
            look: 'button link',
            onOpen: (event) => actions.follow(step, secondaryAction, event),
          })
        : nothing
    }
  `;
}

/** A tick that is taken back needs no words; to open a whole stage again one can say why. */
function renderReopen(
  view: ChecklistView,
  step: Step,
  { run, ask }: { run(action: 'reopen', words: MessageKey): unknown; ask(action: WordsAction): unknown },
): unknown {
  if (holdsDoneStage(view, step)) return ask('reopen');
  return canTick(view, step) ? nothing : run('reopen', 'checklist.reopen');
}

/** Whether its stage is over with it: to open the step again is to open the stage. */
function holdsDoneStage({ index }: ChecklistView, step: Step): boolean {
  return step.required && index.get(step.id)?.stage.position === 'done';
}
