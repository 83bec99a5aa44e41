import type { PendingChange } from '@partner-journey/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { countText, words } from '../words.js';
import type { PanelState } from './panel-state.js';
import { renderHappenings } from './report-section.js';
import { renderSection } from './section.js';

/** The changes without an answer, and how the others ended. */
export function renderChanges({ client, happenings }: PanelState): TemplateResult {
  const pending = client?.getSnapshot().changes ?? [];
  const { changes } = words;
  const body = html`
    ${pending.length > 0 ? nothing : html`<p>${words.none}</p>`}
    <ul class="entries">
      ${repeat(pending, ({ change }) => change.id, renderChange)}
    </ul>
    ${renderHappenings(changes.answered, happenings.answers)}
  `;
  const isBad = pending.some(({ state }) => state === 'refused');
  return renderSection({ title: changes.title, sum: countText(pending.length, 'change'), isBad, body });
}

function renderChange({
  change,
  state,
  attempts,
  waitingFor,
  durable,
  problem,
}: PendingChange): TemplateResult {
  const { changes } = words;
  const facts = [
    `${attempts} ${changes.attempts}`,
    durable ? changes.kept : changes.inTab,
    ...(waitingFor ? [`${changes.waitingFor} ${waitingFor}`] : []),
  ];
  return html`<li class=${problem ? 'bad' : ''}>
    <p class="line">
      <code>${change.kind}</code>
      <span class="chip ${state === 'refused' ? 'bad' : 'warn'}">${state}</span>
    </p>
    <p class="small quiet number"><code>${change.id}</code> · ${facts.join(' · ')}</p>
    <p class="small"><code>${JSON.stringify(change.target)}</code></p>
    ${
      problem
        ? html`<p class="small"><code>${problem.code}</code> ${problem.title} ${problem.detail ?? ''}</p>`
        : nothing
    }
  </li>`;
}
