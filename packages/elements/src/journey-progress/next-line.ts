import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { renderFacts } from '../base/rich-text.js';
import { renderAction } from '../journey-view/action-link.js';
import { dueFacts, dueText } from '../journey-view/due-text.js';
import { hostList, sentence } from '../journey-view/host-words.js';
import { dependentsOf } from '../journey-view/journey-index.js';
import { heldUpBy, nextStep } from '../journey-view/next-step.js';
import { icons } from '../journey-view/icons.js';
import type { ProgressView } from './progress-view.js';

/** Opens what the next step leads to. */
type OpenStep = (step: Step, event: Event) => void;

/** What the viewer's side can go on with, and what it waits for. */
export function renderNext(view: ProgressView, onOpen: OpenStep): TemplateResult {
  const { journey, side, locale, names } = view;
  const step = nextStep(journey, side, view);
  const holdUp = heldUpBy(journey, side, view);
  const isOver = journey.stages.every((stage) => stage.position === 'done' || stage.condition === 'skipped');
  const organization = names[side];
  const none = isOver
    ? locale.text('progress.next-done')
    : sentence(locale, 'progress.next-none', { organization });
  return html`<div class="next" part="next">
    <div>
      <p>
        ${
          step
            ? html`<b>${sentence(locale, 'progress.next', { organization })}</b>
                <bdi>${step.title}</bdi>${renderUnlocks(view, step)}`
            : html`<b>${none}</b>`
        }
      </p>
      ${
        step || holdUp
          ? html`<p class="meta">
              ${step ? renderMeta(view, step) : nothing}${holdUp ? renderHoldUp(view, holdUp) : nothing}
            </p>`
          : nothing
      }
    </div>
    ${
      step?.action
        ? renderAction(step.action, { locale, look: 'button', onOpen: (event) => onOpen(step, event) })
        : nothing
    }
  </div>`;
}

function renderUnlocks({ index, locale }: ProgressView, step: Step): unknown {
  const titles = dependentsOf(step, index).map(({ title }) => title);
  if (titles.length === 0) return nothing;
  const unlocks = sentence(locale, 'progress.unlocks', { things: hostList(locale, titles.slice(0, 3)) });
  return html`<span class="quiet">${' — '}${unlocks}</span>`;
}

function renderMeta({ locale, now }: ProgressView, step: Step): unknown {
  const due = step.due ? dueText(locale, step.due, now) : undefined;
  return html`
    ${step.status === 'returned' ? html`<span class="chip bad" part="chip">${locale.text('status.returned')}</span>` : nothing}
    ${
      step.effortMinutes
        ? html`<span class="chip number" part="chip"
            >${locale.text('progress.about-minutes', { count: step.effortMinutes })}</span
          >`
        : nothing
    }
    ${
      due
        ? html`<span class=${due.over ? 'chip number bad' : 'chip number'} part="chip"
            ><span class="facts">${renderFacts(dueFacts(due))}</span></span
          >`
        : nothing
    }
  `;
}

function renderHoldUp({ locale, names, now }: ProgressView, step: Step): TemplateResult {
  const due = step.due ? dueText(locale, step.due, now) : undefined;
  const who = step.assignees?.[0]?.name;
  const what = { organization: names[step.side], what: step.title };
  const facts = [
    sentence(locale, 'progress.waiting-on', what),
    ...(due?.over ? [due.countdown] : []),
    ...(who ? [who] : []),
  ];
  return html`<span class="chip warn" part="chip">
    ${icons.clock}<span class="facts">${renderFacts(facts)}</span>
  </span>`;
}
