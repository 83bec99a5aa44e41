/** What a change does to a journey: pure functions, used by the reference host and by the memory adapter. */
export type { JourneyChange, RuleContext, RuleResult } from './rules.js';
