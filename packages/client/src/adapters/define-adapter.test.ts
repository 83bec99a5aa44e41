import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey, JourneyList, ReceiptList, Session } from '@partner-journey/contract';
import { createJourneyClient } from '../create-journey-client.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { makeChange } from '../outbox/make-change.js';
import { legacyPortal } from '../testing/legacy-portal.js';
import { until } from '../testing/until.js';
import { defineAdapter } from './define-adapter.js';
import type { Query } from './query.js';

const { signal } = new AbortController();
const read = async <Result>(adapter: ReturnType<typeof defineAdapter>, query: Query) =>
  (await adapter.read(query, { signal })).body as Result;
const complete = (stepId: string) =>
  makeChange({ kind: 'step.complete', target: { journeyId: 'deal', stepId }, payload: {} }, Date.now());
const say = (text: string) =>
  makeChange({ kind: 'feedback.send', target: {}, payload: { text, context: {} } }, Date.now());

describe('An adapter that is defined', () => {
  it('has a whole session: what it can do follows from what it defines', async () => {
    const { viewer, partners, capabilities, clock } = await read<Session>(legacyPortal().adapter, {
      kind: 'session',
    });

    assert.equal(clock, 'device');
    assert.deepEqual(viewer, { id: 'ana', name: 'Ana Duarte', role: 'partner' });
    assert.deepEqual(partners, [{ id: 'ana', name: 'Ana Duarte' }]);
    assert.deepEqual(
      [capabilities.journeys, capabilities.feedback, capabilities.surveys, capabilities.live],
      [true, true, false, 'poll'],
    );
    assert.deepEqual(capabilities.changes, [
      ...['step.complete', 'step.reopen', 'resource.favorite', 'feedback.send'],
    ]);
  });

  it('has a list of its one journey, and works out where stages stand and what may be done', async () => {
    const { adapter } = legacyPortal();

    const list = await read<JourneyList>(adapter, { kind: 'journeys' });
    const { stages } = await read<Journey>(adapter, { kind: 'journey', journeyId: 'deal' });

    assert.deepEqual(
      list.items.map(({ id, title }) => [id, title]),
      [['deal', 'Your deal']],
    );
    assert.deepEqual(
      stages.map(({ position, steps }) => [position, steps.map(({ allowed }) => allowed)]),
      [['current', [['reopen'], ['complete']]]],
    );
  });

  it('leaves to the person what was sent before without an answer, unless it knows repeated changes', async () => {
    const { definition, todos } = legacyPortal();
    const outcome = async (knowsRepeated: boolean) => {
      const change = complete('2');
      const adapter = defineAdapter({ ...definition, knowsRepeated });
      const sent = await adapter.send([change], { signal, repeated: [change.id] });
      const [receipt] = (sent as ReceiptList).receipts;
      return [receipt?.outcome, receipt?.problem?.code, todos[1]?.finished];
    };

    assert.deepEqual(await outcome(false), ['rejected', 'outcome-unknown', false]);
    assert.deepEqual(await outcome(true), ['saved', undefined, true]);
  });

  it('gives a receipt for each change: nothing is a yes, and a reason is for the person', async () => {
    const { adapter, todos } = legacyPortal();

    const { receipts } = (await adapter.send([complete('2'), say('x'.repeat(5_001))], {
      signal,
    })) as ReceiptList;

    assert.equal(todos[1]?.finished, true);
    assert.deepEqual(
      receipts.map(({ outcome, problem }) => [outcome, problem?.title]),
      [
        ['saved', undefined],
        ['rejected', 'That is too long for us.'],
      ],
    );
  });

  it('keeps the receipts it has when a later change fails, and fails with the first', async () => {
    const { definition, todos } = legacyPortal();
    const adapter = defineAdapter({
      ...definition,
      changes: {
        ...definition.changes,
        'feedback.send': () => Promise.reject<undefined>(new HostUnreachableError('The line is down.')),
      },
    });

    const { receipts } = (await adapter.send([complete('2'), say('Hello'), complete('1')], {
      signal,
    })) as ReceiptList;

    assert.deepEqual([receipts.length, todos[1]?.finished], [1, true]);
    await assert.rejects(adapter.send([say('Hello')], { signal }), { code: 'unreachable' });
  });

  it('lets the rest of a target wait after a refusal', async () => {
    const { definition } = legacyPortal();
    const tried: string[] = [];
    const adapter = defineAdapter({
      ...definition,
      changes: {
        'step.complete': ({ target }) => {
          tried.push(target.stepId);
          return target.stepId === '1' ? { outcome: 'rejected', reason: 'Not yet.' } : undefined;
        },
      },
    });

    const { receipts } = (await adapter.send([complete('1'), complete('1'), complete('2')], {
      signal,
    })) as ReceiptList;

    assert.deepEqual(tried, ['1', '2']);
    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['rejected', 'saved'],
    );
  });

  it('says what it does not have', async () => {
    const { adapter } = legacyPortal();

    await assert.rejects(adapter.read({ kind: 'surveys' }, { signal }), {
      code: 'config',
      message: 'The adapter has no "reads.surveys", which was asked for.',
    });
  });

  it('has an empty list where feedback is taken and none is shown', async () => {
    const { definition } = legacyPortal();
    const { feedback: _feedback, ...reads } = definition.reads;
    const adapter = defineAdapter({ ...definition, reads });

    const { body } = await adapter.read({ kind: 'feedback' }, { signal });

    assert.deepEqual(body, { items: [] });
  });

  it('says that its session names nobody', async () => {
    const { definition } = legacyPortal();
    const adapter = defineAdapter({ ...definition, session: () => ({ viewer: {} as { id: string } }) });

    await assert.rejects(adapter.read({ kind: 'journey' }, { signal }), {
      code: 'contract',
      message: /viewer\/id/,
    });
  });

  it('works with a client', async () => {
    const { adapter, todos } = legacyPortal();
    const client = createJourneyClient({ adapter, storage: 'session' });
    client.observe({ kind: 'journey' });
    await until('the journey is there', () => client.select({ kind: 'journey' }).value !== undefined);

    const { settled } = await client.change('step.complete', { journeyId: 'deal', stepId: '2' }, {});

    assert.equal((await settled).outcome, 'saved');
    assert.equal(todos[1]?.finished, true);
    client.close();
  });
});
