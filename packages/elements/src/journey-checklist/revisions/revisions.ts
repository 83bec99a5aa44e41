import type { JourneyClient } from '@partner-journey/client';
import type { Journey } from '@partner-journey/contract';
import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { hostText, renderFacts } from '../../base/rich-text.js';
import type { Part } from '../../controllers/part-controller.js';
import { icons } from '../../journey-view/icons.js';
import { personText } from '../../journey-view/sides.js';
import { checklistRevisions } from '../../locales/en/checklist-revisions.js';
import type { ChecklistView } from '../checklist-view.js';
import type { RowsController } from '../rows-controller.js';
import { styles } from './revisions.styles.js';

/** Something the program changed in the journey. */
type Note = NonNullable<Journey['changes']>[number];
type RemovedStep = NonNullable<Note['removed']>[number];

/** What is needed of the list to tell of a journey that changed. */
interface RevisionsHost {
  readonly rows: Pick<RowsController, 'renderHistory' | 'show'>;
  client(): JourneyClient | undefined;
  announce(message: string): void;
}

/** What was said aloud on a page: of several lists through one client the first says it. */
const saidThrough = new WeakMap<JourneyClient, Set<string>>();

/**
 * Tells what the program changed in a journey since it was first seen here: above the list until the person has
 * understood it, and aloud once. Below the list stands what is no longer asked, with what happened to it.
 */
export class Revisions implements Part {
  readonly words = checklistRevisions;
  readonly styles = [styles];
  private readonly element: LitElement;
  private readonly host: RevisionsHost;
  /** Revisions a person has understood. */
  private readonly understood = new Set<string>();
  /** Those that were said aloud where there is no client. */
  private readonly said = new Set<string>();
  private isRemovedOpen = false;

  constructor(element: LitElement, host: RevisionsHost) {
    this.element = element;
    this.host = host;
  }

  /** What is different since the journey was first seen; nothing when there is none, or it was understood. */
  renderNews(view: ChecklistView, firstSeen: Journey): TemplateResult | typeof nothing {
    const known = new Set(firstSeen.changes?.map(({ revision }) => revision));
    const isNew = ({ revision }: Note) => !known.has(revision) && !this.understood.has(revision);
    const news = view.journey.changes?.filter(isNew) ?? [];
    if (news.length === 0) return nothing;
    this.listenTo(view, news);
    return html`<div class="notice revised" part="revised" role="note">
      <p><b>${summaryOf(view, news)}</b></p>
      <ul role="list">
        ${news.map((note) => renderNote(view, note))}
      </ul>
      <button class="button link" type="button" @click=${() => void this.understand(news)}>
        ${view.locale.text('checklist.revised-hide')}
      </button>
    </div>`;
  }

  /** What is no longer asked, behind a button, with what happened to it; nothing when all is still asked. */
  renderRemoved(view: ChecklistView): TemplateResult | typeof nothing {
    const notes = view.journey.changes?.filter(({ removed }) => removed?.length) ?? [];
    const count = notes.reduce((sum, { removed = [] }) => sum + removed.length, 0);
    if (count === 0) return nothing;
    const isOpen = this.isRemovedOpen;
    return html`<div class="removed" part="removed">
      <button
        class="button link"
        type="button"
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls=${isOpen ? 'removed' : nothing}
        @click=${() => this.toggleRemoved()}
      >
        ${view.locale.text('checklist.removed', { count })} ${icons.down}
      </button>
      ${
        isOpen
          ? html`<ul id="removed" role="list">
              ${notes.flatMap((note) => note.removed?.map((step) => this.renderRemovedStep(view, note, step)))}
            </ul>`
          : nothing
      }
    </div>`;
  }

  private renderRemovedStep(view: ChecklistView, note: Note, step: RemovedStep): TemplateResult {
    return html`<li part="removed-step">
      <p><bdi>${step.title}</bdi></p>
      <p class="facts quiet small number">${renderFacts(factsOf(view, note))}</p>
      ${this.host.rows.renderHistory(view, step)}
    </li>`;
  }

  /** What was not said yet is said once the note is there to be found. */
  private listenTo(view: ChecklistView, news: readonly Note[]): void {
    const client = this.host.client();
    const said = (client && saidThrough.get(client)) ?? this.said;
    if (client) saidThrough.set(client, said);
    const unsaid = news.filter(({ revision }) => !said.has(`${view.journey.id} ${revision}`));
    if (unsaid.length === 0) return;
    for (const { revision } of unsaid) said.add(`${view.journey.id} ${revision}`);
    const words = summaryOf(view, unsaid);
    void this.element.updateComplete.then(() => this.host.announce(words));
  }

  /** The button goes, so the focus goes on to the list. */
  private async understand(news: readonly Note[]): Promise<void> {
    for (const { revision } of news) this.understood.add(revision);
    this.element.requestUpdate();
    await this.element.updateComplete;
    this.element.shadowRoot?.querySelector<HTMLElement>('.group-title')?.focus();
  }

  private toggleRemoved(): void {
    this.isRemovedOpen = !this.isRemovedOpen;
    void this.host.rows.show();
  }
}

/** "2 steps were added. 1 step is no longer asked."; in the program's own words where it names no steps. */
function summaryOf({ journey, locale }: ChecklistView, news: readonly Note[]): string {
  const steps = journey.stages.flatMap((stage) => stage.steps);
  const sum = (countOf: (note: Note) => number | undefined) =>
    news.reduce((total, note) => total + (countOf(note) ?? 0), 0);
  const cameWith = ({ revision }: Note) =>
    steps.filter(({ addedInRevision }) => addedInRevision === revision).length;
  const counts = {
    added: sum((note) => note.added?.length ?? cameWith(note)),
    changed: sum(({ changed }) => changed?.length),
    removed: sum(({ removed }) => removed?.length),
  };
  const sentences = (['added', 'changed', 'removed'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => locale.text(`checklist.revised-${kind}`, { count: counts[kind] }));
  return sentences.length > 0 ? sentences.join(' ') : news.map(({ title }) => title).join(' ');
}

function renderNote(view: ChecklistView, note: Note): TemplateResult {
  return html`<li>
    <p>${hostText(note.title)}</p>
    <p class="facts quiet small number">${renderFacts(factsOf(view, note))}</p>
  </li>`;
}

/** Why, by whom and when. */
function factsOf({ locale, dates, names, now }: ChecklistView, { reason, by, at }: Note): readonly unknown[] {
  return [
    ...(reason ? [hostText(reason)] : []),
    ...(by ? [personText(locale, by, names)] : []),
    html`<time datetime=${at}>${dates.day({ at }, now)}</time>`,
  ];
}
