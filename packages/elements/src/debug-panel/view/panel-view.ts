import { html, nothing, type TemplateResult } from 'lit';
import { words } from '../words.js';
import { renderChanges } from './changes-section.js';
import { renderConfiguration } from './configuration-section.js';
import type { PanelState } from './panel-state.js';
import { renderReads } from './reads-section.js';
import { renderReport } from './report-section.js';
import { renderSwitches } from './switches-section.js';

/** The whole panel. It is in English, so it reads from left to right wherever it stands. */
export function renderPanel(panel: PanelState): TemplateResult {
  return html`<section part="base" aria-labelledby="title" lang="en" dir="ltr">
    <header part="header">
      <div class="title">
        <h2 id="title" part="heading">${words.title}</h2>
        <span class="chip warn">${words.audience}</span>
      </div>
      <button class="button ghost" type="button" @click=${() => panel.close()}>${words.close}</button>
    </header>
    <p class="small quiet">${words.intro}</p>
    <div class="state">
      <div role="status" class="notice ${panel.isSimulating ? 'warn' : ''}">${panel.notice}</div>
      ${
        panel.isSimulating
          ? html`<button class="button ghost" type="button" @click=${() => panel.leave()}>
              ${words.simulate.leave}
            </button>`
          : nothing
      }
    </div>
    ${renderSwitches(panel)} ${renderConfiguration(panel)} ${renderReads(panel)} ${renderReport(panel)}
    ${renderChanges(panel)}
  </section>`;
}
