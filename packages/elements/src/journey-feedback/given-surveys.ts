import type { Question, Survey, SurveyInput } from '@partner-journey/contract';
import { completing } from '../base/given.js';

const givenSurvey = completing(({ questions, ...survey }: SurveyInput): Survey => ({
  anonymous: 'never',
  context: [],
  ...survey,
  // a question that says nothing about it is not required, and a scale without a look has numbers
  questions: questions as Question[],
}));

/** Surveys that a page gives itself, with the defaults of the contract where it says nothing. */
export const givenSurveys = completing((surveys: readonly SurveyInput[]): readonly Survey[] =>
  surveys.map(givenSurvey),
);
