/** What the command line does, for programs of your own. */
export { lintJourney } from './lint/lint-journey.js';
export { startMock } from './mock/start-mock.js';
export type { LintFinding } from './lint/finding.js';
export type { MockOptions, RunningMock } from './mock/start-mock.js';
