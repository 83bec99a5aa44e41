import type { Session } from '@partner-journey/contract';
import type { Clock } from '../clock/clock.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import type { Reads } from '../reads/reads.js';
import type { Store } from '../store/store.js';
import { sessionKey, sessionQuery } from './session-query.js';
import type { Viewer } from './viewer.js';

/** A cookie may become somebody else's at any moment: so long the host's word is taken for what it is now. */
const trustedForMs = 10_000;

/** What finding out who is looking needs from the house. */
export interface ConfirmOptions {
  readonly viewer: Viewer;
  readonly reads: Reads;
  readonly store: Store;
  readonly clock: Clock;
  /** Whether changes cannot go under another sign-in than the one that was asked. */
  readonly isPinned: boolean;
}

/**
 * Resolves when the host itself has said who is looking: in this visit, and where somebody else may have signed in
 * meanwhile, within the last ten seconds. Nothing is sent before.
 * @throws {JourneyError} why it has not.
 */
export async function confirmViewer(options: ConfirmOptions): Promise<void> {
  const { viewer, reads, store, clock, isPinned } = options;
  if (store.getSnapshot().signInNeeded) {
    throw new SignInNeededError('The viewer has to sign in first.');
  }
  const { capabilities } = (store.truth(sessionKey) ?? {}) as Partial<Session>;
  const isSure = isPinned || capabilities?.comparesViewer;
  const trustedMs = isSure ? Infinity : trustedForMs;
  if (viewer.confirmedAt && Math.abs(clock.now() - viewer.confirmedAt) < trustedMs) return;
  viewer.confirmedAt = 0;
  void reads.invalidate(({ kind }) => kind === sessionKey);
  await reads.ensure(sessionKey, sessionQuery);
  if (viewer.confirmedAt) return;
  const error = store.getSnapshot().reads.get(sessionKey)?.error;
  throw error ?? new SignInNeededError('The host has not said who is looking.');
}
