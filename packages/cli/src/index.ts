/** What the command line does, for programs of your own. */
export { lintJourney } from './lint/lint-journey.js';
export { proposeMapping } from './init/propose-mapping.js';
export { startMock } from './mock/start-mock.js';
export type { LintFinding } from './lint/finding.js';
export type { MockOptions, RunningMock } from './mock/start-mock.js';
export type { Proposal } from './init/propose-mapping.js';
export type { Hint, Knowledge, Operation, Sample } from './init/sample.js';
export type { Certainty, Decision, Missing, Understanding } from './init/understanding.js';
