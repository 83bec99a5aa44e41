import type { PendingChange } from '@partner-journey/client';
import { html, nothing } from 'lit';
import { indexOf } from '../../journey-view/journey-index.js';
import { renderOutstanding } from '../../sending/outcome-notes.js';
import type { RowsHost } from '../row-state.js';
import { changeWords } from './change-words.js';
import { isListed, lists } from './listed-parts.js';

/**
 * What has no row: what was refused, or waits with a person's words, of steps that are no longer in the journey; and
 * what was refused of steps that neither this list nor another one on the page shows, so that nothing is refused unseen.
 */
export function strayChanges(host: RowsHost): readonly PendingChange[] {
  const [journey, part] = [host.journey(), host.listed()];
  if (!journey || !part) return [];
  const index = indexOf(journey);
  return host.changes().filter(({ change, state, waitingFor }) => {
    const { target } = change;
    if (!('stepId' in target) || target.journeyId !== journey.id) return false;
    const placed = index.get(target.stepId);
    if (placed)
      return state === 'refused' && !lists(part, placed) && !isListed(host.client(), journey.id, placed);
    return state === 'refused' || (waitingFor !== undefined && changeWords(host.locale, change) !== '');
  });
}

/** Says of each why it is not saved, with the ways on. */
export function renderStrays(host: RowsHost): unknown {
  const strays = strayChanges(host);
  if (strays.length === 0) return nothing;
  const journey = host.journey();
  const of = (change: PendingChange['change']) => changeWords(host.locale, change);
  const about = ({ target }: PendingChange['change']) =>
    journey && 'stepId' in target ? indexOf(journey).get(target.stepId)?.step.title : undefined;
  return html`<div class="strays">
    ${renderOutstanding(host.locale, host.client(), strays, { of, about })}
  </div>`;
}
