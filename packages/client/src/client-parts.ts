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
}
