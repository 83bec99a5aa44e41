import type { LocaleController } from '../controllers/locale-controller.js';
import type { OpenDependency } from './journey-index.js';

/** "Cannot start yet: needs Send the sandbox keys. It needs sandbox keys from Tidewater." */
export function waitingText(locale: LocaleController, open: readonly OpenDependency[]): string {
  const titles = open.flatMap(({ step }) => (step ? [step.title] : []));
  const reasons = open.flatMap(({ reason }) => (reason ? [reason] : []));
  const first =
    titles.length > 0
      ? locale.text('progress.cannot-start', { things: locale.list(titles) })
      : locale.text('progress.cannot-start-yet');
  return [first, ...reasons].join(' ');
}
