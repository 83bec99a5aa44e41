/** What an adapter of your own has to do, to be run by any test runner. */
export { adapterChecks } from './adapter-checks.js';
export type { AdapterCheck } from './adapter-check.js';
