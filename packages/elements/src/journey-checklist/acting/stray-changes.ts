import type { JourneyClient, PendingChange } from '@partner-journey/client';
import type { Journey } from '@partner-journey/contract';
import { html, nothing } from 'lit';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { indexOf } from '../../journey-view/journey-index.js';
import { renderOutstanding } from '../../sending/outcome-notes.js';
import type { ListedPart } from '../row-state.js';
import { changeWords } from './change-words.js';
import { isListed, lists } from './listed-parts.js';

/** Whose changes they are, and where they may be shown. */
interface Place {
  readonly locale: LocaleController;
  readonly client: JourneyClient | undefined;
  readonly part: ListedPart;
}

/**
 * What has no row: what was refused, or waits with a person's words, of steps that are no longer in the journey; and
 * what was refused of steps that neither this list nor another one on the page shows, so that nothing is refused unseen.
 */
export function strayChanges(
  { locale, client, part }: Place,
  journey: Journey,
  changes: readonly PendingChange[],
): readonly PendingChange[] {
  const index = indexOf(journey);
  return changes.filter(({ change, state, waitingFor }) => {
    const { target } = change;
    if (!('stepId' in target) || target.journeyId !== journey.id) return false;
    const placed = index.get(target.stepId);
    if (placed) return state === 'refused' && !lists(part, placed) && !isListed(client, journey.id, placed);
    return state === 'refused' || (waitingFor !== undefined && changeWords(locale, change) !== '');
  });
}

/** Says of each why it is not saved, with the ways on. */
export function renderStrays(
  { locale, client }: Pick<Place, 'locale' | 'client'>,
  journey: Journey,
  strays: readonly PendingChange[],
): unknown {
  if (strays.length === 0) return nothing;
  const of = (change: PendingChange['change']) => changeWords(locale, change);
  const about = ({ target }: PendingChange['change']) =>
    'stepId' in target ? indexOf(journey).get(target.stepId)?.step.title : undefined;
  return html`<div class="strays">${renderOutstanding(locale, client, strays, { of, about })}</div>`;
}
