import {
  Journey,
  Receipt,
  type HistoryPage,
  type LiveMessage,
  type Problem,
  type Step,
} from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, it } from 'node:test';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { openEvents } from '../testing/read-events.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';
import { programSecret, tokenOf } from '../testing/test-program.js';

const journeyId = 'journey-1';
const onStep = (stepId: string) => ({ journeyId, stepId });

describeOnEveryDatabase('POST /journeys/{id}/revisions', (kind) => {
  let host: TestHost;
  before(async () => {
    host = await startTestHost(kind);
  });
  beforeEach(() => host.reset());
  after(() => host.stop());

  const post = async (body: object, as = 'pam', of = journeyId) => {
    const url = host.running.url.replace('/api/v1', '/program/v1');
    const answer = await fetch(`${url}/journeys/${of}/revisions`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${tokenOf(as)}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: randomUUID(), title: 'Something is different', ...body }),
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const revise = async (body: object): Promise<Receipt> => {
    const answer = await post(body);
    assert.deepEqual([answer.status, (answer.body as Problem).issues], [200, undefined]);
    return Receipt.parse(answer.body);
  };
  const readJourney = async (as: string) =>
    Journey.parse((await host.get(`/journeys/${journeyId}`, as)).body);
  const stepsOf = ({ stages }: Journey): Step[] => stages.flatMap(({ steps }) => steps);
  const idsOf = (journey: Journey) => stepsOf(journey).map(({ id }) => id);
  const historyOf = async (stepId: string, as: string) =>
    ((await host.get(`/journeys/${journeyId}/steps/${stepId}/history`, as)).body as HistoryPage).items;

  /** The next messages after a session was read, each in two words. */
  const heard = async (as: string, { lastEventId }: { lastEventId: string }, count: number) => {
    const url = `${host.running.url}/events?lastEventId=${lastEventId}`;
    const reader = await openEvents(url, { Authorization: `Bearer ${tokenOf(as)}` });
    const messages: string[] = [];
    while (messages.length < count) {
      const { entity, entityId } = (await reader.next())?.data as LiveMessage;
      messages.push(`${String(entity)} ${entityId}`);
    }
    reader.close();
    return messages;
  };

  // rows: C22, D11
  it('puts steps into a journey that a partner is inside of, for good', async () => {
    await host.send('ann', change('step.complete', onStep('task'), {}));

    const receipt = await revise({
      title: 'Two steps were added',
      reason: 'New rules for invoices',
      add: [
        { stageId: 'onboard', before: 'form', step: { id: 'invoices', title: 'Name your tax number' } },
        { stageId: 'win', step: { id: 'reference', title: 'Name a customer', due: { on: '2026-09-01' } } },
      ],
    });

    assert.equal(receipt.outcome, 'saved');
    await host.restart();
    const journey = await readJourney('ann');
    assert.deepEqual(idsOf(journey).slice(0, 3), ['task', 'invoices', 'form']);
    assert.deepEqual([idsOf(journey).at(-1), journey.revision], ['reference', receipt.revision]);
    const [task, invoices] = stepsOf(journey);
    assert.deepEqual([task?.status, invoices?.status], ['done', 'todo']);
    assert.equal(invoices?.addedInRevision, receipt.revision);
    assert.ok(invoices?.allowed.includes('complete'), 'and can be done at once');
    const [note] = journey.changes ?? [];
    assert.deepEqual(
      [note?.title, note?.reason, note?.by?.name, note?.added],
      ['Two steps were added', 'New rules for invoices', 'pam name', ['invoices', 'reference']],
    );
    const [entry] = await historyOf('invoices', 'adam');
    assert.deepEqual([entry?.kind, entry?.by?.id, entry?.text], ['added', 'pam', 'New rules for invoices']);
    const [done] = await host.send('ann', change('step.complete', onStep('invoices'), {}));
    assert.equal(done?.outcome, 'saved');
  });

  // rows: C22
  it('takes out what is unfinished, keeps what happened to it, and leaves what is finished', async () => {
    await host.send('ann', change('step.comment', onStep('form'), { text: 'Half done' }));
    await host.send('ann', change('step.complete', onStep('task'), {}));

    await revise({ reason: 'No longer asked', remove: ['form', 'task', 'secret-check'] });

    const journey = await readJourney('ann');
    assert.equal(idsOf(journey).includes('form'), false);
    assert.equal(stepsOf(journey).find(({ id }) => id === 'task')?.status, 'done');
    assert.deepEqual(journey.changes?.[0]?.removed, [{ id: 'form', title: 'Step form' }]);
    assert.doesNotMatch(JSON.stringify(journey), new RegExp(`secret-check|${programSecret}`));
    assert.equal(stepsOf(journey).find(({ id }) => id === 'held')?.dependsOn, undefined);
    assert.deepEqual(
      (await historyOf('form', 'ann')).map(({ kind, by, text }) => [kind, by?.id, text]),
      [
        ['removed', 'pam', 'No longer asked'],
        ['commented', 'ann', 'Half done'],
      ],
    );
    const secret = await host.get(`/journeys/${journeyId}/steps/secret-check/history`, 'ann');
    assert.equal(secret.status, 404);
    const [late] = await host.send(
      'ann',
      change('step.submit', onStep('form'), { values: { size: 3 }, fileIds: [] }),
    );
    assert.deepEqual([late?.outcome, late?.problem?.code], ['rejected', 'not-found']);
  });

  it('changes words and days of steps and stages, and keeps how far they are', async () => {
    await host.send('ann', change('step.submit', onStep('form'), { values: { size: 3 }, fileIds: [] }));
    const fields = [{ name: 'size', label: 'People', type: 'number', required: true }];

    await revise({
      change: [{ stepId: 'form', title: 'Your size', due: { on: '2026-10-01' }, fields }],
      stages: [{ stageId: 'win', targetOn: '2026-12-01', outcome: 'A first customer is won' }],
    });

    const journey = await readJourney('ann');
    const form = stepsOf(journey).find(({ id }) => id === 'form');
    assert.deepEqual(
      [form?.title, form?.due, form?.status],
      ['Your size', { on: '2026-10-01' }, 'submitted'],
    );
    assert.deepEqual([form?.fields?.[0]?.label, form?.submission?.values], ['People', { size: 3 }]);
    const win = journey.stages.find(({ id }) => id === 'win');
    assert.deepEqual([win?.targetOn, win?.outcome], ['2026-12-01', 'A first customer is won']);
  });

  it('tells open pages, and of what only the program sees the program alone', async () => {
    const session = (await host.get('/session', 'ann')).body as { lastEventId: string };
    await revise({ add: [{ stageId: 'win', step: { id: 'new', title: 'New' } }] });
    const before = (await readJourney('ann')).revision;
    const hidden = { id: 'hush', title: 'Hush', side: 'program', visibility: 'program-only' };
    await revise({ add: [{ stageId: 'win', step: hidden }] });

    const journey = await readJourney('ann');
    assert.equal(journey.revision, before);
    assert.doesNotMatch(JSON.stringify(journey), /hush/i);
    await host.send('ann', change('step.comment', onStep('task'), { text: 'Hello' }));

    const added = [`journey ${journeyId}`, 'step new'];
    const commented = [`journey ${journeyId}`, 'step task'];
    assert.deepEqual(await heard('ann', session, 4), [...added, ...commented]);
    assert.deepEqual(await heard('pam', session, 6), [
      ...added,
      ...[`journey ${journeyId}`, 'step hush'],
      ...commented,
    ]);
  });

  it('decides the same revision once', async () => {
    const body = { id: randomUUID(), add: [{ stageId: 'win', step: { id: 'new', title: 'New' } }] };

    const [first, second] = await Promise.all([revise(body), revise(body)]);
    await host.restart();

    assert.deepEqual([second, await revise(body)], [first, first]);
    assert.equal((await readJourney('pam')).changes?.length, 1);
    const other = await post({ ...body, title: 'Something else' });
    assert.deepEqual([other.status, (other.body as Problem).code], [422, 'change-id-reused']);
  });

  it('is for the program alone, and for journeys of its own partners', async () => {
    const body = { remove: ['task'] };
    const codes = async (answer: ReturnType<typeof post>) => {
      const { status, body: document } = await answer;
      return [status, (document as Problem).code];
    };

    assert.deepEqual(await codes(post(body, 'adam')), [403, 'forbidden']);
    assert.deepEqual(await codes(post(body, 'nobody')), [401, 'not-signed-in']);
    assert.deepEqual(await codes(post(body, 'pam', 'journey-2')), [404, 'not-found']);
    assert.deepEqual(await codes(post(body, 'olga')), [403, 'forbidden']);
    assert.equal(idsOf(await readJourney('ann')).includes('task'), true);
  });

  it('changes nothing when something of it does not fit, and says where', async () => {
    const before = await readJourney('pam');
    const pathsOf = async (body: object) => {
      const answer = await post(body);
      assert.ok(answer.status >= 400 && answer.status < 500, String(answer.status));
      return (answer.body as Problem).issues?.map(({ path }) => path);
    };

    assert.deepEqual(await pathsOf({ remove: ['task', 'nobody'] }), ['/remove/1']);
    assert.deepEqual(await pathsOf({ id: 'one', change: [{ stepId: 'task', status: 'done' }] }), [
      ...['/id', '/change/0/status'],
    ]);
    assert.deepEqual(await pathsOf({ title: 'half \ud800', remove: ['task'] }), ['/title']);
    assert.deepEqual({ ...(await readJourney('pam')), asOf: '' }, { ...before, asOf: '' });
  });
});
