import type { Query } from '../adapters/query.js';
import { queryKey } from '../adapters/query-key.js';
import type { Reads } from './reads.js';

const list: Query = { kind: 'journeys' };

/** Looks at "the journey", whichever that is: at the list as long as it is not known, then at the journey itself. */
export class DefaultJourney {
  readonly #reads: Reads;
  readonly #find: () => string | undefined;
  #observers = 0;
  #looksAt: string | undefined;
  #stop = () => {};

  /** `find` gives the id of the journey once it is known. */
  constructor(reads: Reads, find: () => string | undefined) {
    this.#reads = reads;
    this.#find = find;
  }

  observe(): () => void {
    this.#observers += 1;
    this.update();
    let observing = true;
    return () => {
      if (!observing) return;
      observing = false;
      this.#observers -= 1;
      this.update();
    };
  }

  /** To be called whenever the journey that is meant may be another one. */
  update(): void {
    const journeyId = this.#find();
    const query: Query = journeyId === undefined ? list : { kind: 'journey', journeyId };
    const key = this.#observers > 0 ? queryKey(query) : undefined;
    if (key === this.#looksAt) return;
    const stop = this.#stop;
    this.#looksAt = key;
    this.#stop = key === undefined ? () => {} : this.#reads.observe(key, query);
    stop();
  }
}
