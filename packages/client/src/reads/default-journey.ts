import type { Query } from '../adapters/query.js';
import { queryKey } from '../adapters/query-key.js';
import type { Reads } from './reads.js';

/** Looks at "the journey", whichever that is. */
export interface DefaultJourney {
  observe(): () => void;
  /** To be called whenever the journey that is meant may be another one. */
  update(): void;
}

/**
 * Looks at the list as long as it is not known which journey is meant, then at the journey itself.
 * `find` gives its id once it is known.
 */
export function defaultJourney(reads: Reads, find: () => string | undefined): DefaultJourney {
  let observers = 0;
  let looksAt: string | undefined;
  let stop = () => {};
  const update = () => {
    const journeyId = find();
    const query: Query = journeyId === undefined ? { kind: 'journeys' } : { kind: 'journey', journeyId };
    const key = observers > 0 ? queryKey(query) : undefined;
    if (key === looksAt) return;
    const stopBefore = stop;
    looksAt = key;
    stop = key === undefined ? () => {} : reads.observe(key, query);
    stopBefore();
  };
  return {
    observe() {
      observers += 1;
      update();
      return () => {
        observers -= 1;
        update();
      };
    },
    update,
  };
}
