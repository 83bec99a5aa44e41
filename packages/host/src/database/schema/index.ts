/** The tables. Plain PostgreSQL; `migrations/` is made from them. */
export * from './tenants.js';
export * from './journeys.js';
export * from './library.js';
export * from './voices.js';
export * from './updates.js';
export * from './ledger.js';
export * from './uploads.js';
