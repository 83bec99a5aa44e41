import type { Journey, Receipt, ReceiptList, ResourcePage, Session, Step } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { JourneyAdapter } from '../adapters/adapter.js';
import type { Query, QueryKind } from '../adapters/query.js';
import { isJourneyError } from '../errors/journey-error.js';
import { makeChange } from '../outbox/make-change.js';
import { isViewerMismatch } from '../outbox/refusal.js';
import { until } from './until.js';

/** What the suite needs of the host behind an adapter. */
export interface AdapterHost {
  /** An adapter for a partner's person. */
  readonly adapter: JourneyAdapter;
  stop?(): Promise<void>;
}

/**
 * What every adapter has to do, whatever it speaks to: run it on yours. The host behind it has a partner with a
 * journey in which a step may be completed and reopened, a library, and the kinds of change of the contract.
 */
export function adapterSuite(name: string, start: () => Promise<AdapterHost> | AdapterHost): void {
  describe(name, () => {
    let host: AdapterHost;
    before(async () => (host = await start()));
    after(() => host.stop?.());

    const signal = new AbortController().signal;
    const read = async <Result>(query: Query): Promise<Result> => {
      const answer = await host.adapter.read(query, { signal });
      assert.ok(!answer.unchanged);
      const { value, issues } = readers[query.kind](answer.body);
      assert.deepEqual(issues, [], `${query.kind} fits the contract`);
      return value as Result;
    };
    const send = async (...changes: Parameters<typeof makeChange>[0][]): Promise<readonly Receipt[]> => {
      const made = changes.map((change) => makeChange(change, Date.now()));
      return sendAgain(made);
    };
    const sendAgain = async (made: readonly ReturnType<typeof makeChange>[]): Promise<readonly Receipt[]> => {
      const body = await host.adapter.send(made, { signal });
      const { value, issues } = readers.receipts(body);
      assert.deepEqual(issues, [], 'receipts fit the contract');
      return (value as ReceiptList).receipts;
    };
    const firstJourney = async (): Promise<Journey> => {
      const { items } = await read<{ items: { id: string }[] }>({ kind: 'journeys' });
      return read({ kind: 'journey', journeyId: items[0]!.id });
    };
    const stepThat = async (action: string): Promise<{ journeyId: string; step: Step }> => {
      const { id, stages } = await firstJourney();
      const step = stages.flatMap(({ steps }) => steps).find(({ allowed }) => allowed.includes(action));
      assert.ok(step, `there is a step to ${action}`);
      return { journeyId: id, step };
    };
    const stepNow = async (stepId: string): Promise<Step | undefined> =>
      (await firstJourney()).stages.flatMap(({ steps }) => steps).find(({ id }) => id === stepId);

    const kinds: QueryKind[] = ['session', 'journeys', 'resources', 'surveys', 'feedback', 'updates'];
    for (const kind of kinds) {
      it(`reads ${kind} in the shape of the contract`, async () => {
        assert.ok(await read({ kind } as Query));
      });
    }

    it('reads a journey with its steps, none of them only for the program', async () => {
      const { stages } = await firstJourney();

      const steps = stages.flatMap(({ steps: own }) => own);
      assert.ok(steps.length > 3);
      assert.ok(steps.every(({ visibility }) => visibility === 'shared'));
    });

    it('names a viewer and what the host can do', async () => {
      const { viewer, capabilities, partners, partnerId } = await read<Session>({ kind: 'session' });

      assert.equal(viewer.role === 'program', false);
      assert.ok(capabilities.changes.includes('step.complete'));
      assert.ok(partners.some(({ id }) => id === partnerId));
    });

    it('says that nothing changed to whoever has the answer already', async () => {
      const { items } = await read<{ items: { id: string }[] }>({ kind: 'journeys' });
      const query: Query = { kind: 'journey', journeyId: items[0]!.id };
      const first = await host.adapter.read(query, { signal });
      assert.ok(!first.unchanged && first.etag);

      const second = await host.adapter.read(query, { signal, etag: first.etag });

      assert.equal(second.unchanged, true);
    });

    it('completes a step: the receipt tells how it is now, and so does the next read', async () => {
      const { journeyId, step } = await stepThat('complete');

      const [receipt] = await send({
        kind: 'step.complete',
        target: { journeyId, stepId: step.id },
        payload: {},
      });

      assert.equal(receipt?.outcome, 'saved');
      const told = receipt.affected.find(({ entity, id }) => entity === 'step' && id === step.id);
      assert.equal((told as { value?: Step } | undefined)?.value?.status, 'done');
      assert.equal((await stepNow(step.id))?.status, 'done');
    });

    it('gives the same receipt for the same change, and does it once', async () => {
      const { journeyId, step } = await stepThat('comment');
      const before = (await stepNow(step.id))?.comments?.count ?? 0;
      const change = makeChange(
        { kind: 'step.comment', target: { journeyId, stepId: step.id }, payload: { text: 'Once' } },
        Date.now(),
      );

      const [first] = await sendAgain([change]);
      const [second] = await sendAgain([change]);

      assert.equal(first?.outcome, 'saved');
      assert.deepEqual(second, first);
      assert.equal((await stepNow(step.id))?.comments?.count, before + 1);
    });

    it('applies changes of one target in order, and answers in the order of the request', async () => {
      const { journeyId, step } = await stepThat('complete');
      const target = { journeyId, stepId: step.id };

      const receipts = await send(
        { kind: 'step.complete', target, payload: {} },
        { kind: 'step.reopen', target, payload: {} },
      );

      assert.deepEqual(
        receipts.map(({ outcome }) => outcome),
        ['saved', 'saved'],
      );
      assert.notEqual((await stepNow(step.id))?.status, 'done');
    });

    it('refuses what is not there with a problem, and lets the rest of that target wait', async () => {
      const { journeyId } = await stepThat('comment');
      const target = { journeyId, stepId: 'there-is-no-such-step' };

      const receipts = await send(
        { kind: 'step.complete', target, payload: {} },
        { kind: 'step.reopen', target, payload: {} },
      );

      assert.deepEqual(
        receipts.map(({ outcome }) => outcome),
        ['rejected', 'rejected'],
      );
      assert.ok(receipts[0]?.problem?.title);
      assert.equal(receipts[1]?.problem?.code, 'waits-for-earlier');
    });

    it('takes nothing that somebody else made, and what the viewer made', async () => {
      const { tenant, viewer, capabilities } = await read<Session>({ kind: 'session' });
      if (!capabilities.comparesViewer) return;
      const { journeyId, step } = await stepThat('comment');
      const target = { journeyId, stepId: step.id };
      const made = [makeChange({ kind: 'step.comment', target, payload: { text: 'Whose?' } }, Date.now())];
      const sendAs = (viewerId: string) =>
        host.adapter.send(made, { signal, madeBy: { tenantId: tenant.id, viewerId } });

      await assert.rejects(
        sendAs(`not-${viewer.id}`),
        (error) => isJourneyError(error) && isViewerMismatch(error),
      );
      const before = (await stepNow(step.id))?.comments?.count ?? 0;
      await sendAs(viewer.id);

      assert.equal((await stepNow(step.id))?.comments?.count, before + 1);
    });

    it('marks a resource as a favorite', async () => {
      const { items } = await read<ResourcePage>({ kind: 'resources' });
      const resourceId = items[0]!.id;

      const [receipt] = await send({
        kind: 'resource.favorite',
        target: { resourceId },
        payload: { on: true },
      });

      assert.equal(receipt?.outcome, 'saved');
      const page = await read<ResourcePage>({ kind: 'resources', filter: { q: items[0]!.title } });
      assert.equal(page.items.find(({ id }) => id === resourceId)?.mine.favorite, true);
    });

    it('searches the library, and reads it page by page without repeating anything', async () => {
      const [first] = (await read<ResourcePage>({ kind: 'resources' })).items;
      const found = await read<ResourcePage>({ kind: 'resources', filter: { q: first!.title } });
      assert.ok(found.items.some(({ id }) => id === first!.id));

      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const filter = { limit: 5, ...(cursor !== undefined && { cursor }) };
        const page: ResourcePage = await read({ kind: 'resources', filter });
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined && seen.length < 1_000);
      assert.equal(new Set(seen).size, seen.length);
      assert.ok(seen.length >= 5);
    });

    it('keeps feedback, and shows it first', async () => {
      await send({
        kind: 'feedback.send',
        target: {},
        payload: { text: 'The sandbox is slow.', context: {} },
      });

      const { items } = await read<{ items: { summary: string }[] }>({ kind: 'feedback' });

      assert.match(items[0]?.summary ?? '', /The sandbox is slow/);
    });

    it('stops when nobody waits any more', async () => {
      const abort = new AbortController();
      abort.abort(new DOMException('gone', 'AbortError'));

      await assert.rejects(host.adapter.read({ kind: 'session' }, { signal: abort.signal }), {
        name: 'AbortError',
      });
    });

    it('tells that a step changed to whoever watches', async () => {
      const stop = new AbortController();
      const messages: { entity?: string }[] = [];
      let isConnected = false;
      host.adapter.watch?.(
        {
          onMessage: (message) => messages.push(message as { entity?: string }),
          onReset: () => {},
          onConnectionChange: (connected) => (isConnected = connected),
        },
        { signal: stop.signal },
      );
      await until('the stream stands', () => isConnected);
      const { journeyId, step } = await stepThat('comment');

      await send({ kind: 'step.comment', target: { journeyId, stepId: step.id }, payload: { text: 'News' } });

      await until('the news came', () =>
        messages.some(({ entity }) => entity === 'step' || entity === 'journey'),
      );
      stop.abort();
    });

    it('fails with one of our errors when something is not there', async () => {
      const failed = host.adapter.read(
        { kind: 'journey', journeyId: 'there-is-no-such-journey' },
        { signal },
      );

      await assert.rejects(failed, (error) => isJourneyError(error) && error.code === 'response');
    });
  });
}
