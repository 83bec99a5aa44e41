import type { JourneyClient } from '@partner-journey/client';
import type { Session } from '@partner-journey/contract';

/** The client that keeps drafts, and who is shown: a page may show somebody else than the client acts for. */
export interface DraftPlace {
  readonly client: JourneyClient | undefined;
  readonly session: Session | undefined;
}

/** Somebody in one organization, as one text; undefined while nobody is known. */
export function viewerKey(session: Session | undefined): string | undefined {
  return session && JSON.stringify([session.tenant.id, session.viewer.id, session.partnerId]);
}

/** Whose drafts may be read and kept now; undefined unless the client acts for the one who is shown. */
export function ownerOf({ client, session }: DraftPlace): string | undefined {
  const owner = viewerKey(client?.select({ kind: 'session' }).value);
  return owner === viewerKey(session) ? owner : undefined;
}

/** What the one who is shown typed under this name and did not send; undefined also when that is another one by then. */
export async function readOwnDraft(place: () => DraftPlace, name: string): Promise<unknown> {
  const owner = ownerOf(place());
  if (owner === undefined) return undefined;
  const draft = await place()
    .client?.readDraft(name)
    .catch(() => undefined);
  return owner === ownerOf(place()) ? draft : undefined;
}
