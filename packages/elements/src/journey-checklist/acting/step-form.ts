import type { FieldValues, Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { safeUrl } from '../../base/safe-url.js';
import { renderMarkdown } from '../../markdown/render-markdown.js';
import { icons } from '../../journey-view/icons.js';
import { can, type ChecklistView } from '../checklist-view.js';
import { renderField } from './form-field.js';
import type { PanelActions, RowState } from '../row-state.js';

/** What a step asks to be filled in, agreed to or handed in, and the button that sends it. */
export function renderForm(
  view: ChecklistView,
  step: Step,
  {
    state,
    actions,
    values,
    files,
  }: { state: RowState; actions: PanelActions; values: FieldValues; files: unknown },
): TemplateResult {
  const { locale } = view;
  const fields = step.fields ?? [];
  const isBusy = state.taking?.includes(step.allowed.includes('submit') ? 'submit' : 'complete');
  return html`<form
    class="form"
    part="form"
    aria-labelledby=${`name-${state.domId}`}
    @input=${(event: Event) => handleInput(step, event, actions)}
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      actions.submit(step, event.currentTarget as HTMLFormElement);
    }}
  >
    ${renderAgreement(view, step, state)}
    ${fields.map((field, index) =>
      renderField(field, {
        locale,
        id: `field-${state.domId}-${index}`,
        value: Object.hasOwn(values, field.name) ? values[field.name] : undefined,
      }),
    )}
    ${files}
    <button class="button" part="submit" type="submit" aria-disabled=${isBusy ? 'true' : nothing}>
      ${submitWords(view, step)}
    </button>
  </form>`;
}

function handleInput(step: Step, event: Event, actions: PanelActions): void {
  const form = event.currentTarget as HTMLFormElement;
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
    box.setCustomValidity('');
  actions.keep(step, form);
}

function renderAgreement({ locale }: ChecklistView, { agreement }: Step, { domId }: RowState): unknown {
  if (!agreement) return nothing;
  const url = safeUrl(agreement.url);
  const newTab = locale.text('common.new-tab');
  return html`
    ${agreement.text ? html`<div class="agreement" part="agreement">${renderMarkdown(agreement.text, newTab)}</div>` : nothing}
    ${
      url
        ? html`<p class="small">
            <a href=${url.href} target="_blank" rel="noopener"
              >${locale.text('checklist.agreement-link')} ${icons.external}<span class="hidden-text">
                (${newTab})</span
              ></a
            >
          </p>`
        : nothing
    }
    <label class="option" for=${`agree-${domId}`}>
      <input id=${`agree-${domId}`} type="checkbox" required />
      <span><bdi>${locale.text('checklist.agree', { version: agreement.version })}</bdi></span>
    </label>
  `;
}

function submitWords(view: ChecklistView, step: Step): string {
  const { locale } = view;
  if (step.agreement) return locale.text('checklist.agree-button');
  if (step.status === 'returned') return locale.text('checklist.send-again');
  return locale.text(
    can(view, step, 'submit') && step.side === 'partner' ? 'checklist.submit' : 'checklist.hand-in',
  );
}
