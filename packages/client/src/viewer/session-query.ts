import type { Query } from '../adapters/query.js';

/** How the client asks who is looking. */
export const sessionQuery: Query = { kind: 'session' };
/** The key of that question. */
export const sessionKey = 'session';
