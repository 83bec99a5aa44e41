import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { hostText, richText } from '../base/rich-text.js';
import { personText } from '../journey-view/sides.js';
import type { ChecklistView } from './checklist-view.js';
import type { RowState } from './row-state.js';

/** What has to be read before going on: why it was sent back, why it is blocked. */
export function renderNotes(view: ChecklistView, step: Step, state: RowState): TemplateResult {
  return html`${renderReturned(view, step)}${renderBlocked(view, step)}${
    state.isUnreachable
      ? html`<div class="notice note bad" part="note">${view.locale.text('common.error-unreachable')}</div>`
      : nothing
  }`;
}

function renderReturned(view: ChecklistView, step: Step): unknown {
  const { returned } = step;
  if (!returned || step.status !== 'returned') return nothing;
  const { locale, dates, names, now } = view;
  const who = returned.by ? personText(locale, returned.by, names) : names.program;
  const date = dates.relativeDays(dates.daysUntil({ at: returned.at }, now));
  return html`<div class="notice note warn" part="note" role="note">
    <span
      >${richText(locale.text('checklist.returned'), { person: html`<b>${hostText(who)}</b>`, date: hostText(date), reason: hostText(returned.reason) })}</span
    >
  </div>`;
}

function renderBlocked({ locale, dates, now }: ChecklistView, { blocked, status }: Step): unknown {
  if (!blocked || status !== 'blocked') return nothing;
  const date = dates.day({ at: blocked.since }, now);
  return html`<div class="notice note bad" part="note" role="note">
    <span
      >${richText(locale.text('checklist.blocked'), { date: hostText(date), reason: hostText(blocked.reason) })}</span
    >
  </div>`;
}
