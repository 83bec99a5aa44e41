/** Reads what a host answers: understands what it can, repairs what it must, and reports every repair. */
export { readTolerantly } from './read-tolerantly.js';
export { readers } from './readers.js';
export type { Reading } from './read-shape.js';
export type { Documents } from './readers.js';
