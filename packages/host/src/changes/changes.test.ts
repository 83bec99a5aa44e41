import {
  Journey,
  Receipt,
  changeKinds,
  type Change,
  type Problem,
  type ReceiptList,
  type Session,
  type Resource,
  type Step,
} from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, it } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { resourceRequests, responses, surveyStates } from '../database/schema/index.js';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';
import { programSecret } from '../testing/test-program.js';

const step = (stepId: string) => ({ journeyId: 'journey-1', stepId });

describeOnEveryDatabase('POST /changes', (kind) => {
  let host: TestHost;
  const tried = new Set<string>();
  before(async () => {
    host = await startTestHost(kind);
  });
  beforeEach(() => host.reset());
  after(async () => {
    await host.stop();
    assert.deepEqual([...tried].sort(), [...changeKinds].sort(), 'every kind is tried');
  });

  const send = async (as: string, ...changes: Change[]) => {
    changes.forEach(({ kind }) => tried.add(kind));
    const receipts = await host.send(as, ...changes);
    receipts.forEach((receipt) => Receipt.parse(receipt));
    assert.deepEqual(
      receipts.map(({ changeId }) => changeId),
      changes.map(({ id }) => id),
    );
    return receipts;
  };
  const saveAll = async (as: string, ...changes: Change[]) => {
    const receipts = await send(as, ...changes);
    assert.deepEqual(
      receipts.map(({ outcome, problem }) => problem ?? outcome),
      changes.map(() => 'saved'),
    );
    return receipts;
  };
  const readJourney = async (as: string) => Journey.parse((await host.get('/journeys/journey-1', as)).body);
  const readStep = async (as: string, id: string) =>
    (await readJourney(as)).stages.flatMap(({ steps }) => steps).find((one) => one.id === id) as Step;
  const read = async <Answer>(path: string, as: string) => (await host.get(path, as)).body as Answer;
  const readMine = async (id: string, as = 'ann') => (await read<Resource>(`/resources/${id}`, as)).mine;

  // rows: C2
  it('starts, completes and reopens a step, and writes its history', async () => {
    const [started] = await saveAll('ann', change('step.start', step('task'), {}));
    const [completed] = await saveAll('ann', change('step.complete', step('task'), {}));
    assert.equal((await readStep('pam', 'task')).status, 'done');
    await saveAll('ann', change('step.reopen', step('task'), {}));

    assert.deepEqual([started?.revision, completed?.revision], ['2', '3']);
    assert.notEqual((await readStep('ann', 'task')).status, 'done');
    const { items } = await read<{ items: { kind: string; by: { id: string } }[] }>(
      '/journeys/journey-1/steps/task/history',
      'adam',
    );
    assert.deepEqual(
      items.map(({ kind, by }) => [kind, by.id]),
      [
        ['reopened', 'ann'],
        ['completed', 'ann'],
        ['started', 'ann'],
      ],
    );
  });

  it('tells in the receipt what else changed, as this person may see it', async () => {
    await saveAll('ann', ...['task', 'form'].map((id) => doneBy(id)));
    await saveAll(
      'pam',
      change('step.approve', step('form'), {}),
      change('step.complete', step('secret-check'), {}),
    );

    const [receipt] = await saveAll('ann', change('step.complete', step('held'), {}));

    const affected = receipt?.affected.map(({ entity, id }) => `${entity} ${id}`).sort();
    assert.deepEqual(affected, ['stage onboard', 'stage win', 'step held', 'survey after-win']);
    assert.ok(!JSON.stringify(receipt).includes(programSecret));
    assert.equal((await readJourney('ann')).stages[1]?.position, 'current');
  });

  // rows: C7
  it('takes a form, sends it back, takes it again and approves it', async () => {
    const submit = (size: number) => change('step.submit', step('form'), { values: { size }, fileIds: [] });
    await saveAll('ann', submit(3));
    await saveAll('pam', change('step.return', step('form'), { reason: 'Too small' }));
    assert.equal((await readStep('ann', 'form')).returned?.reason, 'Too small');
    await saveAll('ann', submit(30));
    await saveAll('pam', change('step.approve', step('form'), {}));

    const form = await readStep('ann', 'form');
    assert.deepEqual([form.status, form.submission?.values], ['done', { size: 30 }]);
  });

  it('blocks, unblocks, assigns, skips and comments', async () => {
    await saveAll('ann', change('step.block', step('task'), { reason: 'No access', severity: 'high' }));
    assert.equal((await readStep('pam', 'task')).blocked?.reason, 'No access');
    await saveAll(
      'ann',
      change('step.unblock', step('task'), {}),
      change('step.comment', step('task'), { text: 'Works now' }),
    );
    await saveAll(
      'adam',
      change('step.assign', step('task'), { personIds: ['ann', 'pam'] }),
      change('step.skip', step('optional'), { reason: 'Not for us' }),
    );

    const task = await readStep('ann', 'task');
    assert.deepEqual(
      [task.blocked, task.comments?.count, task.comments?.latest?.text],
      [undefined, 1, 'Works now'],
    );
    assert.deepEqual(
      task.assignees?.map(({ id }) => id),
      ['ann', 'pam'],
    );
    assert.equal((await readStep('ann', 'optional')).status, 'skipped');
  });

  it('refuses what the role may not do, and says how things stand', async () => {
    const receipts = await send(
      'ann',
      change('step.approve', step('form'), {}),
      change('step.assign', step('task'), { personIds: ['ann'] }),
      change('step.complete', step('held'), {}),
      change('stage.complete', { journeyId: 'journey-1', stageId: 'onboard' }, {}),
    );
    const [, unknown] = await send(
      'adam',
      change('step.assign', step('optional'), { personIds: ['adam'] }),
      change('step.assign', step('task'), { personIds: ['bob'] }),
    );

    assert.deepEqual(
      receipts.map(({ problem }) => problem?.code),
      Array(4).fill('not-allowed-now'),
    );
    assert.deepEqual(
      receipts[2]?.affected.map(({ entity, id }) => [entity, id]),
      [['step', 'held']],
    );
    assert.equal(unknown?.problem?.code, 'invalid-request');
  });

  it('says it is a conflict when somebody was faster', async () => {
    const before = await readStep('ann', 'form');
    await saveAll('adam', change('step.submit', step('form'), { values: { size: 1 }, fileIds: [] }));

    const late = {
      ...change('step.submit', step('form'), { values: { size: 2 }, fileIds: [] }),
      baseRevision: before.revision ?? '',
    };
    const [receipt] = await send('ann', late);

    assert.deepEqual([receipt?.outcome, receipt?.problem?.code], ['conflict', 'conflict']);
    const [current] = receipt?.affected ?? [];
    assert.ok(current?.entity === 'step' && current.value?.status === 'submitted');
  });

  it('completes a stage when its required steps are finished', async () => {
    await saveAll('ann', doneBy('task'), doneBy('form'));
    await saveAll(
      'pam',
      change('step.approve', step('form'), {}),
      change('step.skip', step('held'), { reason: 'Not needed' }),
    );

    const stage = { journeyId: 'journey-1', stageId: 'onboard' };
    const [receipt] = await saveAll('ann', change('stage.complete', stage, {}));

    assert.equal(receipt?.revision, (await readJourney('ann')).revision);
    assert.equal((await readJourney('ann')).stages[0]?.position, 'done');
  });

  it('does not let a partner notice what only the program sees', async () => {
    const before = await host.get('/journeys/journey-1', 'ann');
    await saveAll('pam', change('step.comment', step('secret-check'), { text: 'Between us' }));

    const unseen = await host.get('/journeys/journey-1', 'ann');
    assert.equal(unseen.headers.get('ETag'), before.headers.get('ETag'));
    assert.equal((await readJourney('pam')).revision, '2');
    await saveAll('ann', change('step.comment', step('task'), { text: 'Seen' }));
    assert.equal((await readJourney('ann')).revision, '3');
  });

  it('applies changes of one target in order, and lets the rest wait after one that is not saved', async () => {
    const [first, refused, waiting, other, unrelated] = await send(
      'ann',
      change('step.start', step('task'), {}),
      change('step.approve', step('task'), {}),
      change('step.complete', step('task'), {}),
      change('step.comment', step('deal'), { text: 'Another step' }),
      change('feedback.send', {}, { text: 'About nothing', context: {} }),
    );

    assert.deepEqual(
      [first, refused, waiting, other, unrelated].map((receipt) => receipt?.outcome),
      ['saved', 'rejected', 'rejected', 'saved', 'saved'],
    );
    assert.deepEqual([waiting?.problem?.code, waiting?.problem?.status], ['waits-for-earlier', 424]);
    assert.equal((await readStep('ann', 'task')).status, 'in-progress');
    const again = { ...change('step.complete', step('task'), {}), id: waiting?.changeId ?? '' };
    await saveAll('ann', again);
  });

  it('keeps answers under the id the client gave them, and asks no more when they are done', async () => {
    const responseId = randomUUID();
    const survey = { surveyId: 'nps' };
    await saveAll('ann', change('response.save', survey, { responseId, answers: { score: 9 }, done: false }));
    assert.ok((await host.get('/surveys', 'ann')).text.includes('"nps"'));
    const [receipt] = await saveAll(
      'ann',
      change('response.save', survey, {
        responseId,
        answers: { why: 'Kind people' },
        done: true,
        context: { page: '/home' },
      }),
    );

    const rows = await host.running.host.database.select().from(responses);
    assert.deepEqual(
      rows.map(({ id, personId, answers, done, context }) => ({ id, personId, answers, done, context })),
      [
        {
          id: responseId,
          personId: 'ann',
          answers: { score: 9, why: 'Kind people' },
          done: true,
          context: { page: '/home' },
        },
      ],
    );
    assert.deepEqual(receipt?.affected, [{ entity: 'survey', id: 'nps' }]);
    assert.ok(!(await host.get('/surveys', 'ann')).text.includes('"nps"'));
    assert.ok((await host.get('/surveys', 'adam')).text.includes('"nps"'));
  });

  // rows: F23
  it('keeps answers without a name where the person chose so', async () => {
    const responseId = randomUUID();
    const payload = { responseId, answers: { why: 'Secretly' }, done: true, anonymous: true };
    await saveAll('ann', change('response.save', { surveyId: 'open' }, payload));

    const [row] = await host.running.host.database
      .select()
      .from(responses)
      .where(eq(responses.id, responseId));
    assert.deepEqual([row?.personId, row?.partnerId], [null, 'first']);
    assert.match(row?.updatedAt.toISOString() ?? '', /T00:00:00\.000Z$/, 'the moment does not give it away');
    assert.ok((await host.get('/surveys', 'ann')).text.includes('"open"'), 'what is always open stays open');
  });

  it('refuses answers that do not fit the questions, and answers of somebody else', async () => {
    const responseId = randomUUID();
    const save = (answers: Record<string, string | number>, surveyId = 'nps') =>
      change('response.save', { surveyId }, { responseId, answers, done: false });
    const codes = async (as: string, one: Change) => {
      const [receipt] = await send(as, one);
      return [receipt?.problem?.code, receipt?.problem?.issues?.[0]?.path];
    };

    assert.deepEqual(await codes('ann', save({ score: 11 })), ['invalid-request', '/payload/answers/score']);
    assert.deepEqual(await codes('ann', save({ score: 'nine' })), [
      'invalid-request',
      '/payload/answers/score',
    ]);
    assert.deepEqual(await codes('ann', save({ nothing: 'x' })), [
      'invalid-request',
      '/payload/answers/nothing',
    ]);
    await saveAll('ann', save({ score: 1 }));
    assert.deepEqual(await codes('adam', save({ score: 10 })), ['not-found', undefined]);
    assert.deepEqual(await codes('ann', save({ why: 'x' }, 'open')), ['not-found', undefined]);
  });

  // rows: F14
  it('asks again later, or never', async () => {
    await saveAll('ann', change('survey.dismiss', { surveyId: 'nps' }, { until: 'later' }));
    await saveAll('adam', change('survey.dismiss', { surveyId: 'nps' }, { until: 'never' }));
    const isAsked = async (as: string) => (await host.get('/surveys', as)).text.includes('"nps"');
    assert.deepEqual([await isAsked('ann'), await isAsked('adam')], [false, false]);

    const { database } = host.running.host;
    const ofNps = and(eq(surveyStates.surveyId, 'nps'), eq(surveyStates.state, 'later'));
    await database.update(surveyStates).set({ notBefore: new Date() }).where(ofNps);
    assert.deepEqual([await isAsked('ann'), await isAsked('adam')], [true, false]);
  });

  it('keeps feedback for its author and the program, and counts each vote once', async () => {
    const say = change(
      'feedback.send',
      {},
      {
        text: 'The guide is out of date',
        about: { stepId: 'task', label: 'Step task' },
        kind: 'bug',
        context: { page: '/guide' },
      },
    );
    const [receipt] = await saveAll('ann', say);
    const vote = () => change('feedback.vote', { feedbackId: say.id }, {});
    await saveAll('ann', vote());
    await saveAll('pam', vote(), vote());

    const { items } = await read<{ items: { id: string; votes: number; summary: string }[] }>(
      '/feedback',
      'ann',
    );
    assert.deepEqual(
      [items[0]?.id, items[0]?.votes, items[0]?.summary],
      [say.id, 2, 'The guide is out of date'],
    );
    assert.deepEqual(
      receipt?.affected.map(({ entity, id }) => [entity, id]),
      [['feedback', say.id]],
    );
    assert.ok(!(await host.get('/feedback', 'adam')).text.includes(say.id));
    const [refused] = await send('adam', vote());
    assert.equal(refused?.problem?.code, 'not-found');
  });

  it('notes what somebody does in the library; progress never goes back', async () => {
    const resource = { resourceId: 'resource-04' };
    const [opened] = await saveAll('ann', change('resource.open', resource, {}));
    await saveAll(
      'ann',
      change('resource.progress', resource, { progress: 0.7 }),
      change('resource.progress', resource, { progress: 0.2 }),
    );
    await saveAll(
      'ann',
      change('resource.favorite', resource, { on: true }),
      change('resource.rate', resource, { value: 4 }),
    );
    const { seenAt, ...mine } = await readMine('resource-04');

    const [first] = opened?.affected ?? [];
    assert.ok(first?.entity === 'resource' && first.value?.mine.seenAt === seenAt && seenAt);
    assert.deepEqual(mine, { favorite: true, progress: 0.7, rating: 4 });
    await saveAll(
      'ann',
      change('resource.complete', resource, {}),
      change('resource.favorite', resource, { on: false }),
    );
    const after = await readMine('resource-04');
    assert.deepEqual([after.progress, after.favorite, after.completedAt !== undefined], [1, false, true]);
    assert.deepEqual(await readMine('resource-04', 'adam'), {});
  });

  it('does not open what this person has no access to, but remembers that they want it', async () => {
    const resource = { resourceId: 'resource-30' };
    const [opened, favorite] = await send(
      'ann',
      change('resource.open', resource, {}),
      change('resource.favorite', resource, { on: true }),
    );
    const [later] = await send('ann', change('resource.favorite', resource, { on: true }));

    assert.deepEqual(
      [opened?.problem?.code, opened?.problem?.detail],
      ['not-allowed-now', 'For gold partners'],
    );
    assert.deepEqual([favorite?.problem?.code, later?.outcome], ['waits-for-earlier', 'saved']);
  });

  it('completes a training step when its course is passed, and not before', async () => {
    const course = { resourceId: 'resource-01' };
    await saveAll('ann', change('resource.progress', course, { progress: 0.5 }));
    assert.equal((await readStep('pam', 'course')).training?.progress, 0.5);
    await saveAll('ann', change('resource.complete', course, { score: 0.6 }));
    assert.deepEqual(
      [(await readStep('pam', 'course')).status, (await readStep('pam', 'course')).training?.score],
      ['todo', 0.6],
    );

    const [receipt] = await saveAll('ann', change('resource.complete', course, { score: 0.9 }));

    assert.equal((await readStep('pam', 'course')).status, 'done');
    assert.deepEqual(
      receipt?.affected.map(({ entity, id }) => `${entity} ${id}`),
      ['resource resource-01', 'step course'],
    );
    const affected = receipt?.affected.find(({ entity }) => entity === 'step');
    assert.ok(affected?.entity === 'step' && affected.value?.status === 'done');
  });

  it('accepts what somebody misses in the library, to be decided later', async () => {
    const [receipt] = await send('ann', change('resource.request', {}, { text: 'A guide to taxes' }));

    assert.equal(receipt?.outcome, 'accepted');
    const [row] = await host.running.host.database.select().from(resourceRequests);
    assert.deepEqual([row?.text, row?.personId, row?.partnerId], ['A guide to taxes', 'ann', 'first']);
  });

  it('remembers when somebody first saw an update', async () => {
    const [first] = await saveAll('ann', change('update.seen', { updateId: 'update-27' }, {}));
    await saveAll('ann', change('update.seen', { updateId: 'update-27' }, {}));

    const { items } = await read<{ items: { seenAt?: string }[] }>('/updates', 'ann');
    const [affected] = first?.affected ?? [];
    assert.ok(
      affected?.entity === 'update' && affected.value?.seenAt === items[0]?.seenAt && items[0]?.seenAt,
    );
    assert.equal(
      (await read<{ items: { seenAt?: string }[] }>('/updates', 'adam')).items[0]?.seenAt,
      undefined,
    );
  });

  it('takes nothing when somebody else is signed in than the one who made it', async () => {
    const comment = change('step.comment', step('task'), { text: 'Whose?' });
    const sendFor = (madeBy: object) => host.post({ madeBy, changes: [comment] }, 'ann');
    const { tenant, viewer } = await read<Session>('/session', 'ann');

    for (const other of [{ viewerId: 'adam' }, { tenantId: 'another' }]) {
      const { status, body } = await sendFor({ tenantId: tenant.id, viewerId: viewer.id, ...other });
      assert.deepEqual([status, (body as Problem).code], [409, 'viewer-mismatch']);
    }
    assert.ok(!(await host.get('/journeys/journey-1/steps/task/history', 'ann')).text.includes('Whose?'));

    const { status, body } = await sendFor({ tenantId: tenant.id, viewerId: viewer.id });
    assert.deepEqual([status, (body as ReceiptList).receipts[0]?.outcome], [200, 'saved']);
  });

  it('lets the program act for the partner it names', async () => {
    const comment = change(
      'step.comment',
      { journeyId: 'journey-2', stepId: 'task' },
      { text: 'From the program' },
    );
    const { body } = await host.post({ changes: [comment] }, 'pam', '?partnerId=second');

    assert.equal((body as { receipts: Receipt[] }).receipts[0]?.outcome, 'saved');
    assert.ok((await host.get('/journeys/journey-2', 'bob')).text.includes('From the program'));
    assert.equal((await readJourney('ann')).revision, '1');
  });
});

/** What finishes one of the partner's steps. */
function doneBy(id: string) {
  return id === 'form'
    ? change('step.submit', step(id), { values: { size: 5 }, fileIds: [] })
    : change('step.complete', step(id), {});
}
