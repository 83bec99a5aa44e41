import type { Query } from '../adapters/query.js';
import { SignInNeededError } from '../errors/sign-in-needed-error.js';
import type { Reads } from '../reads/reads.js';
import type { Store } from '../store/store.js';
import type { Viewer } from './viewer.js';

/** How the client asks who is looking. */
export const sessionQuery: Query = { kind: 'session' };
/** The key of that question. */
export const sessionKey = 'session';

/**
 * Resolves when the host itself has said in this visit who is looking; nothing is sent before.
 * @throws {JourneyError} why it has not.
 */
export async function confirmViewer(viewer: Viewer, reads: Reads, store: Store): Promise<void> {
  if (store.getSnapshot().signInNeeded) {
    throw new SignInNeededError('The viewer has to sign in first.');
  }
  if (viewer.isConfirmed) return;
  void reads.invalidate(({ kind }) => kind === 'session');
  await reads.ensure(sessionKey, sessionQuery);
  if (viewer.isConfirmed) return;
  const error = store.getSnapshot().reads.get(sessionKey)?.error;
  throw error ?? new SignInNeededError('The host has not said who is looking.');
}
