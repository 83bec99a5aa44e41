import type { Update } from '@partner-journey/contract';
import { html, nothing } from 'lit';
import { hostText } from '../base/rich-text.js';
import { sentence } from '../journey-view/host-words.js';
import type { MessageKey } from '../locales/strings.js';
import { renderJourneyLink } from './journey-link.js';
import type { UpdatesView } from './updates-view.js';

type Affected = NonNullable<Update['affects']>[number];

/** What an update is about, by name and with the ways there; what the viewer does not know is left out. */
export function renderAffected(view: UpdatesView, update: Update, key: MessageKey): unknown {
  const things = (update.affects ?? []).flatMap((affected) => thingsOf(view, affected));
  if (things.length === 0) return nothing;
  return html`<div class="affected" part="affected">
    <span class="label">${view.locale.text(key)}</span>
    <ul aria-label=${view.locale.text(key)}>
      ${things.map((thing) => html`<li>${thing}</li>`)}
    </ul>
  </div>`;
}

function thingsOf(view: UpdatesView, { stageId, stepId, product }: Affected): unknown[] {
  const step = stepId === undefined ? undefined : view.stepOf(stepId);
  const stage = stageId === undefined ? undefined : view.stageOf(stageId);
  return [
    ...(step
      ? [renderJourneyLink(view, hostText(step.title), (event) => view.onStepOpen(step.id, event))]
      : []),
    ...(stage
      ? [
          renderJourneyLink(view, sentence(view.locale, 'updates.stage', { stage: stage.title }), (event) =>
            view.onStageOpen(stage.id, event),
          ),
        ]
      : []),
    ...(product === undefined ? [] : [hostText(product)]),
  ];
}
