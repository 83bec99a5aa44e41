import type { ChangeKind, Journey, Receipt, Step } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import type { JourneyAdapter } from '../adapters/adapter.js';
import type { Query } from '../adapters/query.js';
import { isJourneyError } from '../errors/journey-error.js';
import { makeChange } from '../outbox/make-change.js';
import type { AdapterCheck } from './adapter-check.js';
import { expect, isWanted, read, send, waiting } from './asking.js';
import { hasLibrary, libraryChecks } from './library-checks.js';

/**
 * What every adapter has to do, whatever it speaks to. What its session does not promise is not asked for. They send
 * changes and feedback: run them against a host for tests, one after the other.
 * @example
 * for (const { name, run } of adapterChecks) test(name, () => run(myAdapter()));
 */
export const adapterChecks: readonly AdapterCheck[] = [
  {
    name: 'says who is looking, and what the host can do',
    async run(adapter) {
      const { viewer, partnerId, partners } = await read(adapter, { kind: 'session' });
      expect(viewer.id !== '', 'The session has a viewer with an id', viewer);
      expect(
        partners.some(({ id }) => id === partnerId),
        'The partner that is acted for is one of "partners"',
        { partnerId, partners },
      );
    },
  },
  {
    name: 'answers everything that its session promises, in the shape of the contract',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      const promised: readonly (readonly [boolean, Query])[] = [
        [capabilities.journeys, { kind: 'journeys' }],
        [hasLibrary(capabilities), { kind: 'resources' }],
        [capabilities.surveys, { kind: 'surveys' }],
        [capabilities.feedback, { kind: 'feedback' }],
        [capabilities.updates, { kind: 'updates' }],
        [capabilities.insights, { kind: 'insights' }],
      ];
      for (const [isPromised, query] of promised) if (isPromised) await read(adapter, query);
    },
  },
  {
    name: 'reads each journey of its list, with steps whose ids are their own',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      if (!capabilities.journeys) return;
      const { items } = await read(adapter, { kind: 'journeys' });
      for (const { id } of items) {
        const journey = await read(adapter, { kind: 'journey', journeyId: id });
        expect(journey.id === id, `The journey that is asked for has the id "${id}"`, journey.id);
        const ids = stepsOf(journey).map((step) => step.id);
        const twice = ids.filter((stepId, index) => ids.indexOf(stepId) !== index);
        expect(twice.length === 0, 'Each step has an id of its own', twice);
      }
    },
  },
  {
    name: 'says that nothing is new to whoever has the answer already, if it gives tags',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      if (!capabilities.journeys) return;
      const [listed] = (await read(adapter, { kind: 'journeys' })).items;
      if (!listed) return;
      const query: Query = { kind: 'journey', journeyId: listed.id };
      const first = await adapter.read(query, { signal: waiting() });
      if (first.unchanged || first.etag === undefined) return;
      const second = await adapter.read(query, { signal: waiting(), etag: first.etag });
      expect(second.unchanged === true, 'The same answer with its tag is "unchanged"', second);
    },
  },
  {
    name: 'stops when nobody waits any more',
    async run(adapter) {
      const reason = new DOMException('Nobody waits.', 'AbortError');
      const answer: unknown = await adapter
        .read({ kind: 'session' }, { signal: AbortSignal.abort(reason) })
        .catch((error: unknown) => error);
      expect(answer === reason, 'A read whose signal has aborted rejects with its reason', answer);
    },
  },
  {
    name: 'fails with one of our errors for a journey that is not there',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      if (!capabilities.journeys) return;
      const query: Query = { kind: 'journey', journeyId: 'there-is-no-such-journey' };
      const answer: unknown = await adapter
        .read(query, { signal: waiting() })
        .catch((error: unknown) => error);
      if (isJourneyError(answer)) return;
      const { value } = readers.journey((answer as { body?: unknown }).body);
      expect(value === undefined, 'A journey that is not there is no journey', answer);
    },
  },
  {
    name: 'completes a step: the next read shows it done, and a second time changes nothing',
    async run(adapter) {
      const found = await stepThat(adapter, 'complete');
      if (!found) return;
      const { target } = found;
      const change = makeChange({ kind: 'step.complete', target, payload: {} }, Date.now());
      const first = await send(adapter, change);
      expect(isWanted(first), 'Completing a step that allows it is saved', first);
      const done = await stepNow(adapter, target.stepId);
      expect(done?.status === 'done', 'The next read shows the step done', done);
      const again = await send(adapter, change);
      expect(isWanted(again), 'The same change again is saved, too', again);
      const after = await stepNow(adapter, target.stepId);
      expect(after?.status === 'done', 'The step is done after that', after);
      if (done?.allowed.includes('reopen')) {
        const back = await send(
          adapter,
          makeChange({ kind: 'step.reopen', target, payload: {} }, Date.now()),
        );
        expect(isWanted(back), 'Reopening a step that allows it is saved', back);
      }
    },
  },
  {
    name: 'does not say that something is saved which is not there',
    async run(adapter) {
      const found = await stepThat(adapter, 'complete');
      if (!found) return;
      const target = { ...found.target, stepId: 'there-is-no-such-step' };
      const answer = await send(
        adapter,
        makeChange({ kind: 'step.complete', target, payload: {} }, Date.now()),
      ).catch((error: unknown) => error);
      if (isJourneyError(answer)) return;
      expect(!isWanted(answer as Receipt), 'A step that is not there cannot be completed', answer);
    },
  },
  {
    name: 'keeps feedback, and shows it',
    async run(adapter) {
      const { capabilities } = await read(adapter, { kind: 'session' });
      if (!capabilities.feedback) return;
      const text = `A check of the adapter, ${new Date().toISOString()}`;
      const receipt = await send(
        adapter,
        makeChange({ kind: 'feedback.send', target: {}, payload: { text, context: {} } }, Date.now()),
      );
      expect(isWanted(receipt), 'Feedback is saved', receipt);
      const { items } = await read(adapter, { kind: 'feedback' });
      // a host may take feedback and show none: then it does not say that its list is different, and has an empty one
      const showsNone = items.length === 0 && !receipt.affected.some(({ entity }) => entity === 'feedback');
      const isShown = showsNone || items.some(({ summary }) => summary.includes(text));
      expect(isShown, 'Feedback that was saved is in the list', items);
    },
  },
  ...libraryChecks,
];

async function stepThat(adapter: JourneyAdapter, action: string) {
  const { capabilities } = await read(adapter, { kind: 'session' });
  const kind = `step.${action}` as ChangeKind;
  if (!capabilities.journeys || !capabilities.changes.includes(kind)) return undefined;
  const journey = await firstJourney(adapter);
  const step = journey && stepsOf(journey).find(({ allowed }) => allowed.includes(action));
  return step && { step, target: { journeyId: journey.id, stepId: step.id } };
}

async function stepNow(adapter: JourneyAdapter, stepId: string): Promise<Step | undefined> {
  const journey = await firstJourney(adapter);
  return journey && stepsOf(journey).find(({ id }) => id === stepId);
}

async function firstJourney(adapter: JourneyAdapter): Promise<Journey | undefined> {
  const [first] = (await read(adapter, { kind: 'journeys' })).items;
  return first && read(adapter, { kind: 'journey', journeyId: first.id });
}

function stepsOf({ stages }: Journey): readonly Step[] {
  return stages.flatMap(({ steps }) => steps);
}
