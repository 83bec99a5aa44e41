import type { Problem, Step } from '@partner-journey/contract';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { statusText } from '../../journey-view/status-text.js';
import type { MessageKey } from '../../locales/strings.js';

/** For whom it is said, and when. */
interface Told {
  readonly locale: LocaleController;
  readonly viewerId: string | undefined;
  readonly now: number;
}

/** Problems of the contract's own rules, whose words are English only. */
const ofTheRules = 'urn:partner-journey:';

/**
 * Who was faster, in our words: what the step as it is now tells of itself. Undefined where that tells nobody but the
 * viewer and the host has words of its own: they are all there is then.
 */
export function overtakenBy(
  { locale, viewerId, now }: Told,
  step: Step,
  problem: Problem | undefined,
): string | undefined {
  if (problem?.code !== 'conflict') return undefined;
  const [what, key] = whatWasDone(step);
  if (key && what?.by && what.by.id !== viewerId) {
    return locale.text(key, { person: what.by.name, date: locale.dates.day({ at: what.at }, now) });
  }
  const { type, title, detail } = problem;
  const hasOwnWords = (detail || title) && !type.startsWith(ofTheRules);
  return hasOwnWords
    ? undefined
    : locale.text('checklist.meanwhile-now', { status: statusText(locale, step.status) });
}

/** What brought a step where it is, and how it is told. */
function whatWasDone({
  status,
  completed,
  submission,
  returned,
}: Step): readonly [what?: Step['completed'], key?: MessageKey] {
  switch (status) {
    case 'done':
      return [completed, 'checklist.meanwhile-done'];
    case 'submitted':
      return [submission, 'checklist.meanwhile-submitted'];
    case 'returned':
      return [returned, 'checklist.meanwhile-returned'];
    default:
      return [];
  }
}
