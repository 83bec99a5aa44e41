import type { StagePlan } from '../stage-plan.js';
import { onboardPartnerSteps } from './onboard-partner-steps.js';
import { onboardProgramSteps } from './onboard-program-steps.js';

/** From the signature to people who can sell and build on the platform. */
export const onboard: StagePlan = {
  id: 'onboard',
  title: 'Onboard',
  outcome: 'Two certified people and a live sandbox',
  summary:
    'Paperwork, access and two courses. When it is over, your team can build a store without asking anybody.',
  typicalDays: 30,
  unlocks: ['Deal registration', 'Joint sales calls', 'The certified-partner badge'],
  owner: 'manager',
  contact: 'engineer',
  steps: [...onboardPartnerSteps, ...onboardProgramSteps],
};
