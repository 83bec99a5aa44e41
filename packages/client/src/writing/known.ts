import type { Change, Journey, MadeBy, Session, Step } from '@partner-journey/contract';
import { queryKey } from '../adapters/query-key.js';
import { stepOf } from '../store/step-of.js';
import type { Store } from '../store/store.js';
import { sessionKey } from '../viewer/session-query.js';

/** What the host has said about who is looking. */
export function sessionIn(store: Store): Session | undefined {
  return store.truth(sessionKey) as Session | undefined;
}

/** Who is looking, in the words of the host. */
export function viewerIn(store: Store): MadeBy | undefined {
  const session = sessionIn(store);
  return session && { tenantId: session.tenant.id, viewerId: session.viewer.id };
}

/** The step a change is about, as the host has it; undefined when it is about no step, or one that is not known. */
export function stepIn(store: Store, target: Change['target']): Step | undefined {
  if (!('stepId' in target)) return undefined;
  const { journeyId, stepId } = target;
  const journey = store.truth(queryKey({ kind: 'journey', journeyId }));
  return stepOf(journey as Journey | undefined, stepId);
}
