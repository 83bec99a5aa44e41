import type { Loadable } from '@partner-journey/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { WatchedRead } from '../watching/adapter-watch.js';
import { issuesOf } from '../watching/issue-report.js';
import type { WatchedRequest } from '../watching/request-watch.js';
import { countText, durationText, words } from '../words.js';
import { renderDocument } from './json-document.js';
import type { PanelState } from './panel-state.js';
import { renderIssues } from './report-section.js';
import { renderSection } from './section.js';

/** One answer: what is known of it, and what the adapter gave, where it was asked. */
interface Row {
  readonly name: string;
  readonly answer: Loadable<unknown>;
  readonly read?: WatchedRead;
}

/** What was read, how it came, and how it was understood. */
export function renderReads(panel: PanelState): TemplateResult {
  const rows = rowsOf(panel);
  const isBad = rows.some(({ answer }) => answer.status === 'error');
  const body = html`
    ${rows.length > 0 ? nothing : html`<p>${words.none}</p>`}
    <ul class="entries">
      ${repeat(
        rows,
        ({ name }) => name,
        (row) => renderRow(panel, row),
      )}
    </ul>
    <h4>${words.reads.requests}</h4>
    ${panel.requests.length > 0 ? nothing : html`<p class="small quiet">${words.reads.noRequests}</p>`}
    <ul class="entries">
      ${repeat(
        panel.requests,
        ({ id }) => id,
        (request) => renderRequest(panel, request),
      )}
    </ul>
  `;
  const sum = countText(rows.length, 'query', 'queries');
  return renderSection({ title: words.reads.title, sum, isBad, isOpen: true, body });
}

/** What was asked in this page, then what is known from elsewhere: from the device, or from another tab. */
function rowsOf({ client, reads }: PanelState): readonly Row[] {
  if (!client) return [];
  const asked = reads.map((read): Row => {
    const name = nameOf(read.query);
    return { name, read, answer: client.select(read.query) };
  });
  const known = new Set(asked.map(({ answer }) => answer));
  const others = [...client.getSnapshot().reads].filter(([, answer]) => !known.has(answer));
  return [...asked, ...others.map(([name, answer]): Row => ({ name, answer }))];
}

function nameOf({ kind, ...rest }: WatchedRead['query']): string {
  const details = JSON.stringify(rest);
  return details === '{}' ? kind : `${kind} ${details}`;
}

function renderRow(panel: PanelState, { name, answer, read }: Row): TemplateResult {
  const issues = issuesOf(answer);
  const { status, stale, error } = answer;
  const isBad = status === 'error' || issues.length > 0;
  return html`<li class=${isBad ? 'bad' : ''}>
    <p class="line">
      <code>${name}</code>
      <span class="chip ${status === 'error' ? 'bad' : stale ? 'warn' : 'good'}"
        >${status}${stale ? ', stale' : ''}</span
      >
    </p>
    <p class="small quiet number">${factsOf(panel, answer, read)}</p>
    ${error ? html`<p class="small"><code>${error.code}</code> ${error.message}</p>` : nothing}
    ${
      issues.length > 0
        ? html`<details>
            <summary><span class="chip bad">${countText(issues.length, 'issue')}</span></summary>
            ${renderIssues(issues)}
          </details>`
        : nothing
    }
    ${read?.body === undefined ? nothing : renderDocument(panel, `raw ${name}`, words.reads.raw, read.body)}
    ${
      answer.value === undefined
        ? nothing
        : renderDocument(panel, `understood ${name}`, words.reads.understood, answer.value)
    }
  </li>`;
}

function factsOf({ client }: PanelState, { asOf }: Loadable<unknown>, read: WatchedRead | undefined): string {
  const facts: string[] = [];
  if (!read) facts.push(words.reads.kept);
  else {
    facts.push(`${timeText(read.askedAt)} ${read.outcome}`);
    if (read.tookMs !== undefined) facts.push(`${words.reads.took} ${durationText(read.tookMs)}`);
  }
  if (asOf !== undefined && client) facts.push(`${words.reads.age} ${durationText(client.now() - asOf)}`);
  return facts.join(' · ');
}

function renderRequest(panel: PanelState, request: WatchedRequest): TemplateResult {
  const { id, method, url, status, askedAt, tookMs, failure, body } = request;
  const isBad = failure !== undefined || Number(status) >= 400;
  return html`<li class=${isBad ? 'bad' : ''}>
    <p class="line">
      <code>${method} ${url}</code>
      <span class="chip ${isBad ? 'bad' : ''}">${status ?? (failure ? 'no answer' : 'waiting')}</span>
    </p>
    <p class="small quiet number">
      ${timeText(askedAt)}${tookMs === undefined ? nothing : ` · ${words.reads.took} ${durationText(tookMs)}`}
    </p>
    ${failure ? html`<p class="small">${failure}</p>` : nothing}
    ${body ? renderDocument(panel, `request ${id}`, words.reads.body, body) : nothing}
  </li>`;
}

/** The time of day, for a developer. */
export function timeText(ms: number): string {
  return new Date(ms).toLocaleTimeString('en-GB');
}
