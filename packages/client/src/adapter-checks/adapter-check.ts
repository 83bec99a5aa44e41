import type { JourneyAdapter } from '../adapters/adapter.js';

/** One thing that an adapter has to do. */
export interface AdapterCheck {
  /** What it has to do, as the name of a test. */
  readonly name: string;
  /** Rejects with a sentence that says what was expected and what came. */
  run(adapter: JourneyAdapter): Promise<void>;
}
