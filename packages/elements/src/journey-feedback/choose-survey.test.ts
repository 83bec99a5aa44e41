import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Survey } from '@partner-journey/contract';
import { chooseSurvey } from './choose-survey.js';

const survey = (id: string, askAt: Survey['askAt'] = { moment: 'scheduled' }): Survey => ({
  id,
  purpose: 'open',
  askAt,
  anonymous: 'never',
  context: [],
  questions: [{ id: 'q', kind: 'text', text: 'What?', required: false }],
});
const open = survey('open', { moment: 'always-open' });
const onboard = survey('onboard', { moment: 'stage-reached', stageId: 'onboard' });
const win = survey('win', { moment: 'stage-reached', stageId: 'win' });
const none = new Set<string>();

describe('chooseSurvey', () => {
  it('takes the first of the host’s order', () => {
    assert.equal(chooseSurvey([win, onboard], { over: none }), win);
  });

  it('takes one that is always open only when there is no other', () => {
    assert.equal(chooseSurvey([open, win], { over: none }), win);
    assert.equal(chooseSurvey([open], { over: none }), open);
  });

  it('passes over what is about another stage, and over what is done with', () => {
    assert.equal(chooseSurvey([onboard, win], { stageId: 'win', over: none }), win);
    assert.equal(chooseSurvey([onboard, win], { over: new Set(['onboard']) }), win);
  });

  it('shows the wanted one and no other', () => {
    assert.equal(chooseSurvey([win, open], { surveyId: 'open', over: none }), open);
    assert.equal(chooseSurvey([win], { surveyId: 'gone', over: none }), undefined);
  });

  it('never takes one without questions', () => {
    assert.equal(chooseSurvey([{ ...win, questions: [] }], { over: none }), undefined);
  });
});
