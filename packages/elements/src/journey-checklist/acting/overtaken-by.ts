import type { Problem, Step } from '@partner-journey/contract';
import type { LocaleController } from '../../controllers/locale-controller.js';

/** For whom it is said, and when. */
interface Told {
  readonly locale: LocaleController;
  readonly viewerId: string | undefined;
  readonly now: number;
}

/**
 * Who was faster, in our words: what the step as it is now tells of itself. Undefined where that tells nobody, or the
 * viewer: the host’s own reason is all there is then.
 */
export function overtakenBy(
  { locale, viewerId, now }: Told,
  { status, completed, returned }: Step,
  problem: Problem | undefined,
): string | undefined {
  if (problem?.code !== 'conflict') return undefined;
  const isReturned = status === 'returned';
  const what = isReturned ? returned : status === 'done' ? completed : undefined;
  if (!what?.by || what.by.id === viewerId) return undefined;
  const date = locale.dates.day({ at: what.at }, now);
  const key = isReturned ? 'checklist.meanwhile-returned' : 'checklist.meanwhile-done';
  return locale.text(key, { person: what.by.name, date });
}
