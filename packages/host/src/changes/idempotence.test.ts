import { Problem, type Receipt } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { describeOnEveryDatabase } from '../testing/every-database.js';
import { change, startTestHost, type TestHost } from '../testing/test-host.js';

describeOnEveryDatabase('The same change again', (kind) => {
  let host: TestHost;
  before(async () => {
    host = await startTestHost(kind);
  });
  after(() => host.stop());

  const comment = (text: string) =>
    change('step.comment', { journeyId: 'journey-1', stepId: 'task' }, { text });
  const countOf = async (text: string) => {
    const { text: page } = await host.get('/journeys/journey-1/steps/task/history', 'ann');
    return page.split(JSON.stringify(text)).length - 1;
  };

  it('gets the same receipt and has one effect, when it comes twenty times at the same moment', async () => {
    const body = { changes: [comment('At once')] };

    const answers = await Promise.all(Array.from({ length: 20 }, () => host.post(body, 'ann')));

    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
    assert.equal(new Set(answers.map(({ text }) => text)).size, 1);
    assert.equal(await countOf('At once'), 1);
  });

  it('gets the same receipt after a restart', async () => {
    const body = { changes: [comment('Before the restart')] };
    const first = await host.post(body, 'ann');
    await host.restart();

    const second = await host.post(body, 'ann');

    assert.equal(second.text, first.text);
    assert.equal(await countOf('Before the restart'), 1);
  });

  it('gets the same receipt when it was refused, also when it would be possible now', async () => {
    const early = change('step.approve', { journeyId: 'journey-1', stepId: 'form' }, {});
    const [refused] = await host.send('pam', early);
    await host.send(
      'ann',
      change('step.submit', { journeyId: 'journey-1', stepId: 'form' }, { values: { size: 1 }, fileIds: [] }),
    );

    const [again] = await host.send('pam', early);

    assert.equal(refused?.outcome, 'rejected');
    assert.deepEqual(again, refused);
  });

  it('is the same whatever the order of its members and the case of its id', async () => {
    const first = comment('In any order');
    const [receipt] = await host.send('ann', first);
    const { id, kind, target, createdAt, payload } = first;

    const [again] = await host.send('ann', {
      payload,
      createdAt,
      target: { stepId: target.stepId, journeyId: target.journeyId },
      kind,
      id: id.toUpperCase(),
    });

    assert.deepEqual(again, { ...receipt, changeId: id.toUpperCase() });
    assert.equal(await countOf('In any order'), 1);
  });

  it('is refused when it says something else now', async () => {
    const first = comment('The first words');
    const [receipt] = await host.send('ann', first);
    const others = [
      { ...first, payload: { text: 'Other words' } },
      { ...first, createdAt: new Date(0).toISOString() },
      { ...first, target: { journeyId: 'journey-1', stepId: 'deal' } },
      { ...change('feedback.send', {}, { text: 'Other kind', context: {} }), id: first.id },
    ];
    for (const other of others) {
      const { status, body } = await host.post({ changes: [other] }, 'ann');

      assert.deepEqual([status, Problem.parse(body).code], [422, 'change-id-reused']);
    }
    const [, second, third] = await host.send('ann', comment('Beside it'), others[0] as typeof first, first);
    assert.deepEqual(
      [second?.outcome, second?.problem?.code, second?.problem?.status],
      ['rejected', 'change-id-reused', 422],
    );
    assert.equal(third?.problem?.code, 'waits-for-earlier');
    assert.deepEqual(await host.send('ann', first), [receipt]);
    assert.equal(await countOf('Other words'), 0);
  });

  it("is nobody else's: the same words under the same id tell nothing of the first", async () => {
    const first = comment('By Ann');
    await host.send('ann', first);

    for (const person of ['adam', 'pam']) {
      const { status, text } = await host.post({ changes: [first] }, person);

      assert.equal(status, 422);
      assert.ok(!text.includes('By Ann'));
    }
    const { body } = await host.post({ changes: [first] }, 'olga');
    assert.equal((body as { receipts: Receipt[] }).receipts[0]?.outcome, 'saved', 'tenants never meet');
  });

  it('may be sent under its id after its form was mended', async () => {
    const broken = { ...comment('Mended'), createdAt: 'yesterday' };
    assert.equal((await host.post({ changes: [broken] }, 'ann')).status, 400);

    const [receipt] = await host.send('ann', { ...broken, createdAt: new Date().toISOString() });

    assert.equal(receipt?.outcome, 'saved');
  });
});
