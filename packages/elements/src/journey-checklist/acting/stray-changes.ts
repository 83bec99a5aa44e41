import type { PendingChange } from '@partner-journey/client';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import { indexOf } from '../../journey-view/journey-index.js';
import { renderOutstanding } from '../../sending/outcome-notes.js';
import type { RowsHost } from '../row-state.js';
import { changeWords } from './change-words.js';
import { lists, speaksFor } from './listed-parts.js';

/**
 * What has no row: what was refused, or waits with a person's words, of steps that are no longer in the journey; and
 * what was refused of steps that neither this list nor another one on the page shows, so that nothing is refused unseen.
 */
export class StrayChanges {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost) {
    this.element = element;
    this.host = host;
  }

  get all(): readonly PendingChange[] {
    return this.host.changes().filter((pending) => this.has(pending));
  }

  /** Whether it has no row, and a note in this list. */
  has({ change, state, waitingFor }: PendingChange): boolean {
    const { element, host } = this;
    const { target } = change;
    const [journey, part] = [host.journey(), host.listed()];
    if (!journey || !part || !('stepId' in target) || target.journeyId !== journey.id) return false;
    const placed = indexOf(journey).get(target.stepId);
    const isWaiting = !placed && waitingFor !== undefined && changeWords(host.locale, change) !== '';
    if ((state !== 'refused' && !isWaiting) || (placed && lists(part, placed))) return false;
    return speaksFor(element, { client: host.client(), journeyId: journey.id, placed });
  }

  /** Says of each why it is not saved, with the ways on. */
  render(): unknown {
    const { host, all } = this;
    if (all.length === 0) return nothing;
    const journey = host.journey();
    const of = (change: PendingChange['change']) => changeWords(host.locale, change);
    const about = ({ target }: PendingChange['change']) =>
      journey && 'stepId' in target ? indexOf(journey).get(target.stepId)?.step.title : undefined;
    return html`<div class="strays">
      ${renderOutstanding(host.locale, host.client(), all, { of, about })}
    </div>`;
  }
}
