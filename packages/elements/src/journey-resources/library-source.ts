import type { JourneyClient } from '@partner-journey/client';
import type { Resource, Session } from '@partner-journey/contract';
import type { LibrarySource } from './library-controller.js';

/** What the element knows at the moment it is asked. */
interface Known {
  readonly client: JourneyClient | undefined;
  readonly resources: readonly Resource[] | undefined;
  readonly session: Session | undefined;
  readonly place: LibrarySource['place'];
  readonly pageSize: number;
}

/** Where the library looks, asked anew each time. */
export function librarySourceOf(know: () => Known): LibrarySource {
  return {
    get client() {
      return know().client;
    },
    get resources() {
      return know().resources;
    },
    get session() {
      return know().session;
    },
    get search() {
      const { search, maxLocal } = know().session?.capabilities.resources ?? {};
      return search ? 'host' : maxLocal ? 'here' : undefined;
    },
    get place() {
      return know().place;
    },
    get pageSize() {
      return Math.min(100, Math.max(1, Math.trunc(know().pageSize) || 1));
    },
  };
}
