import type { Fact } from '../client.js';
import type { Listeners } from './listeners.js';

/** Who wants to hear of facts. */
export type Facts = Listeners<[Fact]>;
