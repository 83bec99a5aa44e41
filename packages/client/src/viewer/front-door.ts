import type { Session } from '@partner-journey/contract';
import type { Cache } from '../cache/cache.js';
import type { ClientParts } from '../client-parts.js';
import type { LiveSwitch } from '../live/live-switch.js';
import type { DefaultJourney } from '../reads/default-journey.js';
import type { Reads } from '../reads/reads.js';
import type { Store } from '../store/store.js';
import { sessionKey } from './session-query.js';
import { ownerOf, type Viewer } from './viewer.js';

/** What the front door needs from the house. */
export interface FrontDoorOptions {
  readonly parts: Pick<ClientParts, 'adapter'>;
  readonly store: Store;
  readonly viewer: Viewer;
  readonly reads: Reads;
  readonly defaultJourney: DefaultJourney;
  readonly live: LiveSwitch;
  cache(): Promise<Cache | undefined>;
  /** The part that writes hides everything, where it is there. */
  lockWriting(): void;
}

/** Who comes and who leaves: what belongs to somebody who is gone disappears before anything else happens. */
export interface FrontDoor {
  /** The host has said who is looking. */
  comes(session: Session, asOf: number): void;
  /** The viewer is gone until the page says otherwise. */
  leaves(): void;
  /** Nothing is asked and heard any more. */
  stop(): void;
}

/** The one place where people come and leave. */
export function frontDoor(options: FrontDoorOptions): FrontDoor {
  const { parts, store, viewer, reads, defaultJourney, live } = options;
  const stop = () => {
    viewer.confirmedAt = 0;
    live.turnOff();
    reads.pause();
  };
  const forget = (exceptKey?: string) => {
    viewer.forget();
    live.forget();
    reads.clear(exceptKey);
    store.clear();
    options.lockWriting();
    defaultJourney.update();
  };
  return {
    comes(session, asOf) {
      const owner = ownerOf(session, parts.adapter.id);
      const isAnother = viewer.owner !== undefined && viewer.owner !== owner;
      if (isAnother) {
        forget(sessionKey);
        void options.cache().then((kept) => kept?.wipe());
      }
      viewer.learn(session, owner, asOf);
      store.setStatus({ partnerId: session.partnerId });
      if (isAnother) void reads.revalidate();
    },
    leaves() {
      viewer.hasLeft = true;
      stop();
      forget();
      store.setStatus({ signInNeeded: true });
      parts.adapter.renewToken?.();
    },
    stop,
  };
}
