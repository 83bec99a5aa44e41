import type { JourneyClient } from '@partner-journey/client';
import type { HistoryEntry, Step } from '@partner-journey/contract';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { hostText, renderFacts } from '../../base/rich-text.js';
import { ReadController } from '../../controllers/read-controller.js';
import { personText } from '../../journey-view/sides.js';
import { checklistHistory } from '../../locales/en/checklist-history.js';
import type { MessageKey } from '../../locales/strings.js';
import { renderValues } from '../acting/submitted-values.js';
import type { ChecklistView } from '../checklist-view.js';
import { historyStyles } from './step-history.styles.js';

export const words = checklistHistory;
export const styles = [historyStyles];

interface HistoryQuery {
  readonly kind: 'history';
  readonly journeyId: string;
  readonly stepId: string;
  readonly cursor?: string;
}

/** As much of a step as its history is told by: it may have left the journey. */
export type ToldStep = Pick<Step, 'id' | 'title' | 'fields' | 'comments'>;

/** What happened to one step, newest first: each page is asked for where the one before ends. */
export class StepHistory {
  private readonly element: ReactiveControllerHost;
  private readonly source: { readonly client: JourneyClient | undefined };
  private readonly about: Omit<HistoryQuery, 'kind' | 'cursor'>;
  private readonly pages: ReadController<HistoryQuery>[] = [];
  private last: readonly unknown[] = [];

  constructor(
    element: ReactiveControllerHost,
    host: { client(): JourneyClient | undefined },
    about: Omit<HistoryQuery, 'kind' | 'cursor'>,
  ) {
    this.element = element;
    this.about = about;
    this.source = {
      get client() {
        return host.client();
      },
    };
    this.showMore();
  }

  /** What there is to draw: the same as long as that is the same. */
  get drawn(): unknown {
    const selections = this.pages.map(({ selection }) => selection);
    if (selections.length !== this.last.length || selections.some((one, index) => one !== this.last[index]))
      this.last = selections;
    return this.last;
  }

  /** Stops asking. */
  end(): void {
    for (const page of this.pages.splice(0)) {
      this.element.removeController(page);
      page.hostDisconnected();
    }
  }

  render(view: ChecklistView, step: ToldStep): TemplateResult {
    const { locale } = view;
    const selections = this.pages.map(({ selection }) => selection);
    const entries = selections.flatMap(({ value }) => value?.items ?? []);
    const last = selections.at(-1);
    const isLoading = last?.status === 'loading' || last?.status === 'idle';
    return html`
      ${entries.length > 0 ? renderEntries(view, step, entries) : nothing}
      ${
        last?.status === 'ready' && entries.length === 0
          ? html`<p class="quiet small">${locale.text('checklist.history-none')}</p>`
          : nothing
      }
      ${isLoading ? html`<p class="quiet small">${locale.text('common.loading')}</p>` : nothing}
      ${
        last?.status === 'error'
          ? html`<div class="notice bad" part="error">
              <span>${locale.text('checklist.history-failed')}</span>
              <button class="button link" type="button" @click=${() => void this.source.client?.refresh()}>
                ${locale.text('common.retry')}
              </button>
            </div>`
          : nothing
      }
      ${
        last?.value?.nextCursor
          ? html`<button class="button link" part="more" type="button" @click=${() => this.showMore()}>
              ${locale.text('checklist.history-more')}
            </button>`
          : nothing
      }
    `;
  }

  private showMore(): void {
    const before = this.pages.at(-1);
    const query = (): HistoryQuery | undefined => {
      if (!before) return { kind: 'history', ...this.about };
      const cursor = before.selection.value?.nextCursor;
      return cursor === undefined ? undefined : { kind: 'history', ...this.about, cursor };
    };
    this.pages.push(new ReadController(this.element, this.source, query));
    this.element.requestUpdate();
  }
}

const kinds: ReadonlySet<string> = new Set([
  ...['started', 'completed', 'reopened', 'submitted', 'skipped', 'blocked'],
  ...['unblocked', 'assigned', 'commented', 'approved', 'returned'],
  ...['added', 'changed', 'removed'],
]);

function renderEntries(
  view: ChecklistView,
  step: ToldStep,
  entries: readonly HistoryEntry[],
): TemplateResult {
  const label = view.locale.text('checklist.history-of', { title: step.title });
  return html`<ol class="entries" role="list" aria-label=${label}>
    ${repeat(
      entries,
      ({ id }, index) => `${index} ${id}`,
      (entry) => renderEntry(view, step, entry),
    )}
  </ol>`;
}

/** What was done, by whom and when, with what was said or handed in. */
function renderEntry(view: ChecklistView, step: ToldStep, entry: HistoryEntry): TemplateResult {
  const { locale, dates, names, now } = view;
  const { kind, by, at, text, submission } = entry;
  const what = kinds.has(kind) ? locale.text(`checklist.history-${kind}` as MessageKey) : hostText(kind);
  const facts = [
    html`<b>${what}</b>`,
    ...(by ? [personText(locale, by, names)] : []),
    html`<time datetime=${at}>${dates.day({ at }, now)}</time>`,
  ];
  return html`<li class="entry small" part="history-entry">
    <p class="facts number">${renderFacts(facts)}</p>
    ${text ? html`<p class="words" dir="auto">${text}</p>` : nothing}
    ${submission?.values ? renderValues(locale, step, submission.values) : nothing}
    ${
      submission?.files?.length
        ? html`<ul class="files" role="list">
            ${submission.files.map(
              ({ name, url }) =>
                html`<li>
                  ${url ? html`<a href=${url} target="_blank" rel="noopener noreferrer" dir="auto">${name}</a>` : hostText(name)}
                </li>`,
            )}
          </ul>`
        : nothing
    }
  </li>`;
}
