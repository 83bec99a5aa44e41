import type { JourneyClient, PendingChange } from '@partner-journey/client';
import type { Journey } from '@partner-journey/contract';
import { html, nothing } from 'lit';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { indexOf } from '../../journey-view/journey-index.js';
import { renderOutstanding } from '../../sending/outcome-notes.js';
import { changeWords } from './change-words.js';

/** What was refused, or waits with a person's words, and has no row: its step is no longer in the journey. */
export function strayChanges(
  locale: LocaleController,
  journey: Journey,
  changes: readonly PendingChange[],
): readonly PendingChange[] {
  const index = indexOf(journey);
  return changes.filter(({ change, state, waitingFor }) => {
    const { target } = change;
    if (!('stepId' in target) || target.journeyId !== journey.id || index.has(target.stepId)) return false;
    return state === 'refused' || (waitingFor !== undefined && changeWords(locale, change) !== '');
  });
}

/** Says of each why it is not saved, with the ways on. */
export function renderStrays(
  locale: LocaleController,
  client: JourneyClient | undefined,
  strays: readonly PendingChange[],
): unknown {
  if (strays.length === 0) return nothing;
  const of = (change: PendingChange['change']) => changeWords(locale, change);
  return html`<div class="strays">${renderOutstanding(locale, client, strays, { of })}</div>`;
}
