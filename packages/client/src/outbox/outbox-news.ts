import type { Obstacle, Rest } from './flush-pace.js';

/** What one tab tells the others about the outbox they share; what exactly changed, they read from the device. */
export type OutboxNews =
  | { readonly type: 'changed' }
  /** The host rests, or with `target` only what is about that, and why what waits does not get through. */
  | ({ readonly type: 'resting'; readonly target?: string; readonly waitingFor?: Obstacle } & Rest);
