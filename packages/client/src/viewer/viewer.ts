import type { Session } from '@partner-journey/contract';

/** Who is looking, as far as it is known, and what the host said along with it. */
export class Viewer {
  /** Whose data is shown: api, tenant, viewer and partner. Undefined as long as that is not known. */
  owner: string | undefined;
  /** What the host said last of who is looking. */
  session: Session | undefined;
  /** How far the host's clock is ahead of this machine's, in milliseconds. */
  hostAheadMs = 0;
  /** When the host itself said last who is looking, in milliseconds since 1970; 0: not in this visit, or it may be over. */
  confirmedAt = 0;
  /** Who has gone, as long as the device has things of theirs that go with them. */
  readonly gone = new Set<string | undefined>();
  /** How often somebody has gone: what was begun before the last time is nobody's who is here now. */
  departures = 0;
  /** Whether the page has said that the viewer left: nothing is asked until it says that somebody is back. */
  hasLeft = false;

  /** Learns who it is; `asOf`: when the host said so, in milliseconds since 1970. */
  learn(session: Session, owner: string, asOf: number): void {
    this.owner = owner;
    this.gone.delete(owner);
    this.session = session;
    this.hostAheadMs = Date.parse(session.serverTime) - asOf;
  }

  forget(): void {
    this.gone.add(this.owner);
    this.owner = this.session = undefined;
    this.confirmedAt = 0;
    this.departures += 1;
  }
}

/** Whose data a session shows, by one API. */
export function ownerOf({ tenant, viewer, partnerId }: Session, api: string): string {
  return JSON.stringify([api, tenant.id, viewer.id, partnerId]);
}
