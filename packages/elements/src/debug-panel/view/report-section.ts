import type { ContractIssue } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import type { Happening } from '../watching/happenings.js';
import { countText, words } from '../words.js';
import type { PanelState } from './panel-state.js';
import { renderSection } from './section.js';

/** So many issues of one query are not folded at first. */
const fewIssues = 10;

/** What does not fit: the answers, the mapping, and what failed. */
export function renderReport({ report, mapping, happenings }: PanelState): TemplateResult {
  const problems = mapping?.problems ?? [];
  const count = report.count + problems.length + happenings.errors.length;
  const body = html`
    ${report.count > 0 ? nothing : html`<p>${words.report.fits}</p>`}
    ${report.groups.map(
      ({ query, issues }) =>
        html`<details ?open=${issues.length <= fewIssues}>
          <summary>
            <h4><code>${query}</code></h4>
            <span class="chip bad">${countText(issues.length, 'issue')}</span>
          </summary>
          ${renderIssues(issues)}
        </details>`,
    )}
    ${
      mapping
        ? html`<div>
            <h4>${words.report.mapping}</h4>
            ${
              problems.length > 0
                ? html`<ul class="entries">
                    ${problems.map(
                      ({ path, message }) =>
                        html`<li class="bad small"><code>${path}</code>: ${message}</li>`,
                    )}
                  </ul>`
                : html`<p>${words.report.mappingFits}</p>`
            }
          </div>`
        : nothing
    }
    ${renderHappenings(words.report.errors, happenings.errors)}
  `;
  const sum = count > 0 ? countText(count, 'problem') : 'no problems';
  return renderSection({ title: words.report.title, sum, isBad: count > 0, body });
}

/** Where something does not fit, what was expected and what was there. */
export function renderIssues(issues: readonly ContractIssue[]): TemplateResult {
  return html`<ul class="small">
    ${issues.map(
      ({ path, expected, got }) =>
        html`<li>
          <code>${path || words.report.whole}</code>: ${words.report.expected} ${expected},
          ${words.report.got} ${got}
        </li>`,
    )}
  </ul>`;
}

/** A list of what happened, when there is something in it. */
export function renderHappenings(title: string, happenings: readonly Happening[]): unknown {
  if (happenings.length === 0) return nothing;
  return html`<div>
    <h4>${title}</h4>
    <ul class="entries">
      ${happenings.map(
        ({ at, what, details }) =>
          html`<li class="small">
            <span class="number quiet">${new Date(at).toLocaleTimeString('en-GB')}</span>
            <code>${what}</code> ${details}
          </li>`,
      )}
    </ul>
  </div>`;
}
