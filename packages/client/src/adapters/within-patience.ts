import type { Clock } from '../clock/clock.js';
import { within } from '../clock/within.js';

/** Longer than any request of ours with all its repetitions: what takes longer hangs. */
const patienceMs = 2 * 60_000;

/**
 * Asks an adapter, and waits two minutes at most and no longer than anybody wants the answer: one that does not heed its
 * signal would keep a widget loading for ever, and every other tab from sending.
 */
export function withinPatience<Answer>(
  clock: Clock,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  return within(clock, { ms: patienceMs, asked: 'The adapter', signal }, ask);
}
