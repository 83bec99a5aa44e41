/** A host that lives in memory, with the same rules as the real one: for stories, tests and first steps. */
export { memoryAdapter } from './memory-adapter.js';
export type { MemoryAdapterOptions } from './memory-adapter.js';
export type { MemoryData } from './memory-data.js';
