/** What a page gives a widget itself, held against the contract like an answer of a host. */
export { readGiven } from './read-given.js';
export type { GivenDocuments, GivenKind } from './read-given.js';
