import type { JourneyClient } from '@partner-journey/client';
import type { ChangeKind, ChangeOf } from '@partner-journey/contract';

/** Sends what nobody waits for, of a kind whose refusal the client puts away by itself. */
export async function sendQuietly<Kind extends ChangeKind>(
  client: JourneyClient | undefined,
  kind: Kind,
  target: ChangeOf<Kind>['target'],
  payload: ChangeOf<Kind>['payload'],
): Promise<void> {
  try {
    await client?.change(kind, target, payload);
  } catch {
    // a client that is closed takes nothing
  }
}
