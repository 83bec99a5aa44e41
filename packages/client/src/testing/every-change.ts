import type { ChangeKind, ChangeOf } from '@partner-journey/contract';
import type { ChangeMapping } from '../mapping/mapping.js';

const step = { journeyId: 'j1', stepId: 's 1' };
const resource = { resourceId: 'r1' };
const responseId = '5b0f6a52-2f4e-4f0e-9d64-6a3b1c2d4e5f';
/** When all of them were made, as seconds since 1970 and as a day: that of `sampleChange`. */
const [seconds, day] = [1_778_578_200, '2026-05-12'];

/** One kind of change: what a person did, how a mapping says it to a host of another age, and what comes of that. */
export interface Sending<Kind extends ChangeKind> {
  readonly target: ChangeOf<Kind>['target'];
  readonly payload: ChangeOf<Kind>['payload'];
  readonly sent: Omit<ChangeMapping, 'again' | 'answers'>;
  /** What has to cross the wire; `{id}` is that of the change. */
  readonly as: readonly [method: string, path: string, body?: unknown];
  /** What is to be read again when it was taken, by the id of what was changed. */
  readonly affected: readonly string[];
}

const task = '/tasks/{$change.target.stepId}';
const at = '/tasks/s%201';
/** What moves a task of a host to another of its states. */
const stateBy = (expression: string) => ({
  method: 'PATCH' as const,
  path: task,
  body: { task: { state_code: expression, changed_by: '$viewer.id' } },
});
const state = (code: number) => ({ task: { state_code: code, changed_by: 'ana' } });

/** Every kind of change of the contract. */
export const sendings: { readonly [Kind in ChangeKind]: Sending<Kind> } = {
  'step.start': {
    ...{ target: step, payload: {}, affected: ['journey j1'] },
    sent: stateBy('$change.kind = "step.start" ? 2 : 0'),
    as: ['PATCH', at, state(2)],
  },
  'step.complete': {
    ...{ target: step, payload: {}, affected: ['journey j1'] },
    sent: {
      ...{ method: 'PUT', path: `${task}/completion` },
      body: {
        done: true,
        done_on: '$day($change.createdAt)',
        done_at: '$toMillis($change.createdAt) / 1000',
      },
    },
    as: ['PUT', `${at}/completion`, { done: true, done_on: day, done_at: seconds }],
  },
  'step.reopen': {
    ...{ target: step, payload: { reason: 'The seal is missing.' }, affected: ['journey j1'] },
    sent: {
      method: 'DELETE',
      path: `${task}/completion`,
      search: { why: '$uppercase($change.payload.reason)' },
    },
    as: ['DELETE', `${at}/completion?why=THE+SEAL+IS+MISSING.`],
  },
  'step.submit': {
    target: step,
    payload: { values: { company: 'Harbor & Finch', staff: 12, regions: ['EU'] }, fileIds: ['f1'] },
    affected: ['journey j1'],
    sent: {
      path: `${task}/entries`,
      body: {
        field_list:
          '$each($change.payload.values, function($value, $name) {{"field": $name, "value": $value}})',
        attachments: '$change.payload.fileIds',
      },
    },
    as: [
      ...(['POST', `${at}/entries`] as const),
      {
        field_list: [
          { field: 'company', value: 'Harbor & Finch' },
          { field: 'staff', value: 12 },
          { field: 'regions', value: ['EU'] },
        ],
        attachments: ['f1'],
      },
    ],
  },
  'step.skip': {
    ...{ target: step, payload: { reason: 'No store' }, affected: ['journey j1'] },
    sent: { ...stateBy('9'), search: { note: '$change.payload.reason & " (" & $viewer.id & ")"' } },
    as: ['PATCH', `${at}?note=No+store+%28ana%29`, state(9)],
  },
  'step.block': {
    ...{ target: step, payload: { reason: 'Waits for tax', severity: 'high' }, affected: ['journey j1'] },
    sent: {
      path: '/blockers',
      body: {
        task_id: '$change.target.stepId',
        words: '$change.payload.reason',
        grade: { $of: '$change.payload.severity', $values: { low: 1, medium: 2, high: 3 }, $else: 0 },
      },
    },
    as: ['POST', '/blockers', { task_id: 's 1', words: 'Waits for tax', grade: 3 }],
  },
  'step.unblock': {
    ...{ target: step, payload: {}, affected: ['journey j1'] },
    sent: {
      from: 'blockers',
      method: 'DELETE',
      path: '/blockers/{blockers[task_id = $change.target.stepId].id}',
    },
    as: ['DELETE', '/blockers/7'],
  },
  'step.assign': {
    ...{ target: step, payload: { personIds: ['42'] }, affected: ['journey j1'] },
    sent: {
      ...{ method: 'PUT', path: `${task}/owners` },
      body: { owner_ids: '[$change.payload.personIds.$number()]', main: '$change.payload.personIds[0]' },
    },
    as: ['PUT', `${at}/owners`, { owner_ids: [42], main: '42' }],
  },
  'step.comment': {
    ...{ target: step, payload: { text: 'It is “there”\nnow.' }, affected: ['journey j1'] },
    sent: {
      ...{ path: '/notes', encoding: 'form' },
      body: { on: '"task:" & $change.target.stepId', html: '"<p>" & $change.payload.text & "</p>"' },
    },
    as: ['POST', '/notes', 'on=task%3As+1&html=%3Cp%3EIt+is+%E2%80%9Cthere%E2%80%9D%0Anow.%3C%2Fp%3E'],
  },
  'step.approve': {
    ...{ target: step, payload: {}, affected: ['journey j1'] },
    sent: {
      path: '/graphql',
      body: { query: { $value: 'mutation Approve' }, variables: { id: '$change.target.stepId' } },
    },
    as: ['POST', '/graphql', { query: 'mutation Approve', variables: { id: 's 1' } }],
  },
  'step.return': {
    ...{ target: step, payload: { reason: 'Sign page 2' }, affected: ['journey j1'] },
    sent: {
      path: `${task}/reviews`,
      body: { verdict: { $value: 'no' }, remarks: ['$change.payload.reason'] },
    },
    as: ['POST', `${at}/reviews`, { verdict: 'no', remarks: ['Sign page 2'] }],
  },
  'stage.complete': {
    ...{ target: { journeyId: 'j1', stageId: 'onboard' }, payload: {}, affected: ['journey j1'] },
    sent: {
      path: '/projects/{$change.target.journeyId}/milestones/{$change.target.stageId}/close',
      body: { closed_on: '$fromMillis($toMillis($change.createdAt), "[D01].[M01].[Y]")' },
    },
    as: ['POST', '/projects/j1/milestones/onboard/close', { closed_on: '12.05.2026' }],
  },
  'response.save': {
    target: { surveyId: 'q1' },
    payload: { responseId, answers: { score: 9, why: 'Fast' }, done: true, context: { stage: 'onboard' } },
    affected: ['survey q1'],
    sent: {
      ...{ method: 'PUT', path: '/surveys/{$change.target.surveyId}/responses/{$change.payload.responseId}' },
      body: {
        nps: '$change.payload.answers.score',
        others: '$sift($change.payload.answers, function($value, $name) {$name != "score"})',
        state: { $of: '$change.payload.done', $values: { true: 'final', false: 'draft' } },
        tags: '$each($change.payload.context, function($value, $name) {$name & ":" & $value})[]',
      },
    },
    as: [
      ...(['PUT', `/surveys/q1/responses/${responseId}`] as const),
      { nps: 9, others: { why: 'Fast' }, state: 'final', tags: ['stage:onboard'] },
    ],
  },
  'survey.dismiss': {
    ...{ target: { surveyId: 'q1' }, payload: { until: 'later' }, affected: ['survey q1'] },
    sent: {
      path: '/surveys/{$change.target.surveyId}/dismissals',
      body: { days: '$change.payload.until = "later" ? 14 : 36500' },
    },
    as: ['POST', '/surveys/q1/dismissals', { days: 14 }],
  },
  'feedback.send': {
    target: {},
    payload: { text: 'Hello', kind: 'idea', about: { stepId: 's1' }, context: { page: '/start' } },
    affected: ['feedback {id}'],
    sent: {
      path: '/tickets',
      body: {
        ticket: {
          ...{ subject: '$substring($change.payload.text, 0, 80)', label: '$change.payload.kind' },
          ...{ ref: '$change.payload.about.stepId', url: '$change.payload.context.page', uid: '$change.id' },
        },
      },
    },
    as: [
      'POST',
      '/tickets',
      { ticket: { subject: 'Hello', label: 'idea', ref: 's1', url: '/start', uid: '{id}' } },
    ],
  },
  'feedback.vote': {
    ...{ target: { feedbackId: 't1' }, payload: {}, affected: ['feedback t1'] },
    sent: {
      path: '/votes',
      encoding: 'text',
      body: { ticket: '$change.target.feedbackId', by: '$viewer.id' },
    },
    as: ['POST', '/votes', { ticket: 't1', by: 'ana' }],
  },
  'resource.open': {
    ...{ target: resource, payload: {}, affected: ['resource r1'] },
    sent: {
      path: '/views',
      body: ['{"file": $change.target.resourceId, "at": $toMillis($change.createdAt)}'],
    },
    as: ['POST', '/views', [{ file: 'r1', at: seconds * 1000 }]],
  },
  'resource.progress': {
    ...{ target: resource, payload: { progress: 0.375 }, affected: ['resource r1'] },
    sent: {
      ...{ method: 'PATCH', path: '/files/{$change.target.resourceId}' },
      body: { percent: '$round($change.payload.progress * 100)' },
    },
    as: ['PATCH', '/files/r1', { percent: 38 }],
  },
  'resource.complete': {
    ...{ target: resource, payload: { score: 0.8 }, affected: ['resource r1'] },
    sent: {
      path: '/xapi/statements',
      body: {
        verb: { $value: 'completed' },
        object: '$change.target.resourceId',
        result: { score: { scaled: '$change.payload.score' } },
      },
    },
    as: ['POST', '/xapi/statements', { verb: 'completed', object: 'r1', result: { score: { scaled: 0.8 } } }],
  },
  'resource.favorite': {
    ...{ target: resource, payload: { on: false }, affected: ['resource r1'] },
    sent: {
      from: 'stars',
      method: { $of: '$change.payload.on', $values: { true: 'POST', false: 'DELETE' } },
      path: {
        $of: '$change.payload.on',
        $values: { true: '/stars', false: '/stars/{stars[file = $change.target.resourceId].id}' },
      },
      body: { file: '$change.target.resourceId' },
    },
    as: ['DELETE', '/stars/3'],
  },
  'resource.rate': {
    ...{ target: resource, payload: { value: 4 }, affected: ['resource r1'] },
    sent: {
      path: '/ratings',
      body: { file: '$change.target.resourceId', of_100: '$change.payload.value * 20' },
    },
    as: ['POST', '/ratings', { file: 'r1', of_100: 80 }],
  },
  'resource.request': {
    ...{ target: {}, payload: { text: 'A guide, please' }, affected: [] },
    sent: { path: '/wishes', body: '{"wish": $change.payload.text, "for": $partnerId}' },
    as: ['POST', '/wishes', { wish: 'A guide, please', for: 'ana' }],
  },
  'update.seen': {
    ...{ target: { updateId: 'u1' }, payload: {}, affected: ['update u1'] },
    sent: {
      path: '/news/read',
      body: { news_ids: ['$change.target.updateId'], read_at: '$toMillis($change.createdAt) / 1000' },
    },
    as: ['POST', '/news/read', { news_ids: ['u1'], read_at: seconds }],
  },
};
