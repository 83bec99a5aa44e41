import type { JourneyAdapter } from './adapters/adapter.js';
import type { JourneyClientOptions } from './client-options.js';
import type { Clock } from './clock/clock.js';

/** What a client is put together from. */
export interface ClientParts extends Pick<
  JourneyClientOptions,
  'storage' | 'viewerKey' | 'partnerId' | 'journeyId'
> {
  readonly adapter: JourneyAdapter;
  readonly clock: Clock;
  /**
   * Makes the adapter forget its token. An adapter that has one sends changes under no other sign-in than the one
   * with which the session was read.
   */
  readonly renewToken?: (() => void) | undefined;
}
