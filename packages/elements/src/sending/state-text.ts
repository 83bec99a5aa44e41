import type { PendingChange } from '@partner-journey/client';
import type { LocaleController } from '../controllers/locale-controller.js';

/** How far something unsaved has come, in a few words that are the same everywhere. */
export function stateText(
  locale: LocaleController,
  { state, waitingFor }: Pick<PendingChange, 'state' | 'waitingFor'>,
): string {
  if (state === 'sending') return locale.text('common.sending');
  return locale.text(waitingFor ? `common.waiting-${waitingFor}` : 'common.unsaved');
}

/** That it waits, and whether it outlives this tab. */
export function keptText(
  locale: LocaleController,
  { waitingFor, durable }: Pick<PendingChange, 'waitingFor' | 'durable'>,
): string {
  const state = stateText(locale, { state: 'unsaved', ...(waitingFor && { waitingFor }) });
  return `${state}. ${locale.text(durable ? 'common.kept' : 'common.only-this-tab')}`;
}
