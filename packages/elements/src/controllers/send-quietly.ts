import type { JourneyClient } from '@partner-journey/client';
import type { ChangeKind, ChangeOf } from '@partner-journey/contract';

/** Sends what nobody waits for: a refusal is put away, because there is nothing a person could do about it. */
export async function sendQuietly<Kind extends ChangeKind>(
  client: JourneyClient | undefined,
  kind: Kind,
  target: ChangeOf<Kind>['target'],
  payload: ChangeOf<Kind>['payload'],
): Promise<void> {
  try {
    const taken = await client?.change(kind, target, payload);
    const receipt = await taken?.settled;
    if (receipt?.outcome === 'rejected' || receipt?.outcome === 'conflict')
      await client?.discard(receipt.changeId);
  } catch {
    // a client that is closed takes nothing
  }
}
