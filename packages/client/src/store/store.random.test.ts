import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Journey, Receipt } from '@partner-journey/contract';
import fc from 'fast-check';
import { completion, receiptFor, sampleChange, sampleJourney, sampleStep } from '../testing/samples.js';
import { optimistic } from './optimism.js';
import { afterReceipt } from './receipt-effects.js';
import type { PendingChange } from './snapshot.js';
import { Store } from './store.js';

const ids = ['s1', 's2', 's3'] as const;

/** A host that takes some changes and refuses others, and whose answers arrive whenever they like. */
class Schedule {
  readonly store = new Store();
  host: Journey = sampleJourney(ids.map((id) => sampleStep(id)));
  #revision = 1;
  pending: PendingChange[] = [];

  constructor() {
    this.read();
  }

  add(stepId: string, completes: boolean): void {
    const target = { journeyId: 'j1', stepId };
    const change: Change = completes ? completion(stepId) : sampleChange('step.reopen', target, {});
    this.#show([...this.pending, { change, state: 'unsaved', durable: true, attempts: 0 }]);
  }

  /** The host answers the oldest change that waits. */
  settle(outcome: Receipt['outcome'], tells: boolean): void {
    const first = this.pending.find(({ state }) => state === 'unsaved');
    if (!first) return;
    const { change } = first;
    const { stepId } = change.target as { stepId: string };
    if (outcome === 'saved') this.#apply(change, stepId);
    const value = this.host.stages[0]!.steps.find(({ id }) => id === stepId)!;
    const receipt = receiptFor(
      change,
      outcome,
      tells ? { affected: [{ entity: 'step', id: stepId, value }] } : {},
    );
    this.store.patch((kind, old) => afterReceipt(kind, old, change, receipt));
    const rest = this.pending.filter((other) => other !== first);
    this.#show(outcome === 'rejected' ? [{ ...first, state: 'refused' }, ...rest] : rest);
  }

  read(): void {
    this.store.answered('j', 'journey', { value: structuredClone(this.host), asOf: 1, issues: [] });
  }

  /** Somebody else does something at the host. */
  meddle(stepId: string): void {
    this.#apply(completion(stepId), stepId);
  }

  shown(): Journey {
    return this.store.getSnapshot().reads.get('j')!.value as Journey;
  }

  #apply(change: Change, stepId: string): void {
    const after = optimistic('journey', this.host, change) as Journey;
    const revision = String((this.#revision += 1));
    const steps = after.stages[0]!.steps.map((step) => (step.id === stepId ? { ...step, revision } : step));
    this.host = { ...after, stages: [{ ...after.stages[0]!, steps }, after.stages[1]!] };
  }

  #show(pending: PendingChange[]): void {
    this.pending = pending;
    this.store.setChanges(pending, optimistic);
  }
}

const stepId = fc.constantFrom(...ids);
const move = fc.oneof(
  fc.record({ do: fc.constant('add' as const), stepId, completes: fc.boolean() }),
  fc.record({
    do: fc.constant('settle' as const),
    outcome: fc.constantFrom('saved' as const, 'rejected' as const),
    tells: fc.boolean(),
  }),
  fc.record({ do: fc.constant('read' as const) }),
  fc.record({ do: fc.constant('meddle' as const), stepId }),
);

function play(
  schedule: Schedule,
  moves: readonly (typeof move extends fc.Arbitrary<infer Move> ? Move : never)[],
): void {
  for (const step of moves) {
    if (step.do === 'add') schedule.add(step.stepId, step.completes);
    else if (step.do === 'settle') schedule.settle(step.outcome, step.tells);
    else if (step.do === 'read') schedule.read();
    else schedule.meddle(step.stepId);
    // looking in between must not matter
    schedule.shown();
  }
}

describe('Store under any interleaving', () => {
  it('ends with the truth of the host and the pending changes on top', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const schedule = new Schedule();

        play(schedule, moves);
        schedule.read();

        const waiting = schedule.pending.filter(({ state }) => state === 'unsaved');
        const expected = waiting.reduce<unknown>(
          (value, { change }) => optimistic('journey', value, change),
          schedule.host,
        );
        assert.deepEqual(schedule.shown(), expected);
      }),
      { numRuns: 500 },
    );
  });

  it('ends with the truth of the host once everything is settled, also without another read, when receipts tell', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        const schedule = new Schedule();
        const told = moves.filter((step) => step.do === 'add' || step.do === 'settle');

        play(
          schedule,
          told.map((step) => (step.do === 'settle' ? { ...step, tells: true } : step)),
        );
        while (schedule.pending.some(({ state }) => state === 'unsaved')) schedule.settle('saved', true);

        assert.deepEqual(schedule.shown(), schedule.host);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps identity: two looks without a move in between are the same object', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 20 }), (moves) => {
        const schedule = new Schedule();
        play(schedule, moves);
        schedule.read();
        const before = schedule.store.getSnapshot();

        schedule.read();

        assert.equal(schedule.store.getSnapshot(), before);
      }),
    );
  });
});
