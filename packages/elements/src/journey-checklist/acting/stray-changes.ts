import type { PendingChange } from '@partner-journey/client';
import type { Change, Step } from '@partner-journey/contract';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { indexOf, type PlacedStep } from '../../journey-view/journey-index.js';
import { renderOutstanding } from '../../sending/outcome-notes.js';
import { renderAbout } from '../../sending/refused-note.js';
import type { RowsHost } from '../row-state.js';
import { changeWords } from './change-words.js';
import { lists, speaksFor } from './listed-parts.js';

/**
 * What has no row: what was refused, was tried again here, or waits with a person's words, of steps that are no longer
 * in the journey, or that neither this list nor another one on the page shows, so that nothing is refused unseen.
 */
export class StrayChanges {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  /** Of which step something was tried again here and is not settled, by the id of what was refused. */
  private readonly retried = new Map<string, string>();
  /** How steps stood when the host had saved what was tried again here. */
  private readonly saved = new Map<string, Step['status']>();

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost) {
    this.element = element;
    this.host = host;
  }

  get all(): readonly PendingChange[] {
    return this.host.changes().filter((pending) => this.has(pending));
  }

  /** Whether it has no row, and a note in this list. */
  has({ change, state, waitingFor }: PendingChange): boolean {
    const { target } = change;
    if (!('stepId' in target) || target.journeyId !== this.host.journey()?.id) return false;
    const isKept = () => waitingFor !== undefined && changeWords(this.host.locale, change) !== '';
    const isRetried = () => [...this.retried.values()].includes(target.stepId);
    return (state === 'refused' || isRetried() || isKept()) && this.speaksOf(target.stepId);
  }

  /** Says of each why it is not saved, with the ways on; and of what was tried again that it is. */
  render(): unknown {
    const { host, all } = this;
    const { locale } = host;
    const saved = [...this.saved]
      .filter(([id, status]) => this.placed(id)?.step.status === status && this.speaksOf(id))
      .map(([id]) => id);
    if (all.length + saved.length === 0) return nothing;
    const title = (stepId: string) => this.placed(stepId)?.step.title;
    const words = {
      of: (change: Change) => changeWords(locale, change),
      about: ({ target }: Change) => ('stepId' in target ? title(target.stepId) : undefined),
      retry: (change: Change) => void this.retry(change),
    };
    return html`<div class="strays">
      ${renderOutstanding(locale, host.client(), all, words)}
      ${saved.map(
        (id) =>
          html`<div class="notice" part="kept">
            <span>${renderAbout(title(id))}${locale.text('common.saved')}</span>
          </div>`,
      )}
    </div>`;
  }

  /** To be called when somebody else is shown. */
  forget(): void {
    this.saved.clear();
  }

  private placed(stepId: string): PlacedStep | undefined {
    const journey = this.host.journey();
    return journey && indexOf(journey).get(stepId);
  }

  /** Whether this list says what becomes of a step, and not a row. */
  private speaksOf(stepId: string): boolean {
    const [part, placed] = [this.host.listed(), this.placed(stepId)];
    if (!part || (placed && lists(part, placed))) return false;
    return speaksFor(this.element, { client: this.host.client(), journeyId: part.journeyId, placed });
  }

  private async retry({ id, target }: Change): Promise<void> {
    if (!('stepId' in target) || this.retried.has(id)) return;
    const { stepId } = target;
    this.saved.delete(stepId);
    this.retried.set(id, stepId);
    try {
      const taken = await this.host.client()?.retry(id);
      const outcome = (await taken?.settled)?.outcome;
      if (outcome === 'saved' || outcome === 'accepted') this.sayIsSaved(stepId);
    } catch {
      // somebody else has dealt with it, or is here now
    } finally {
      this.retried.delete(id);
      this.element.requestUpdate();
    }
  }

  private sayIsSaved(stepId: string): void {
    const placed = this.placed(stepId);
    if (placed) this.saved.set(stepId, placed.step.status);
    this.host.announce(this.host.locale.text('common.saved'));
  }
}
