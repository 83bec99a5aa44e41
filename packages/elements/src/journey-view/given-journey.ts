import type { Journey, JourneyInput, Stage, Step } from '@partner-journey/contract';
import { completing } from '../base/given.js';

type StageInput = JourneyInput['stages'][number];
type StepInput = NonNullable<StageInput['steps']>[number];

const givenStep = completing((step: StepInput): Step => ({
  kind: 'task',
  side: 'partner',
  visibility: 'shared',
  scope: 'company',
  required: true,
  allowed: [],
  // a question of a form that says nothing about it is not required
  ...(step as Omit<StepInput, 'fields'> & Pick<Step, 'fields'>),
}));

const givenStage = completing(({ steps = [], ...stage }: StageInput): Stage => ({
  required: true,
  ...stage,
  steps: steps.map(givenStep),
}));

/** A journey that a page gives itself, with the defaults of the contract where it says nothing. */
export const givenJourney = completing(({ stages, ...journey }: JourneyInput): Journey => ({
  revision: '',
  ...journey,
  stages: stages.map(givenStage),
}));
