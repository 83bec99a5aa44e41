import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Journey } from '@partner-journey/contract';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { completion, sampleJourney, sampleStep } from '../testing/samples.js';
import { turn } from '../testing/until.js';
import { optimistic } from './optimism.js';
import type { PendingChange } from './snapshot.js';
import { Store } from './store.js';

function setup() {
  const store = new Store();
  let told = 0;
  store.subscribe(() => (told += 1));
  const answer = (value: unknown, asOf = 1_000) =>
    store.answered('j', 'journey', { value, asOf, issues: [] });
  const status = (id: string) =>
    (store.getSnapshot().reads.get('j')?.value as Journey).stages[0]!.steps.find((step) => step.id === id)
      ?.status;
  return { store, answer, status, told: () => told };
}

function pending(change = completion(), state: PendingChange['state'] = 'unsaved'): PendingChange {
  return { change, state, durable: true, attempts: 0 };
}

describe('Store', () => {
  it('gives the same snapshot until something changes', () => {
    const { store, answer } = setup();
    answer(sampleJourney());

    const first = store.getSnapshot();

    assert.equal(store.getSnapshot(), first);
    answer(sampleJourney([]));
    assert.notEqual(store.getSnapshot(), first);
  });

  it('tells its listeners once about everything that happens in one turn', async () => {
    const { store, answer, told } = setup();

    store.asked('j', 'journey');
    answer(sampleJourney());
    store.setStatus({ connection: 'online' });
    await turn();

    assert.equal(told(), 1);
  });

  it('tells nobody about an answer that says the same again', async () => {
    const { store, answer, told } = setup();
    answer(sampleJourney());
    await turn();
    const before = store.getSnapshot();

    answer({ ...sampleJourney(), asOf: '2026-05-12T10:00:00Z' }, 2_000);
    store.confirmed('j', 3_000);
    await turn();

    assert.equal(store.getSnapshot(), before);
    assert.equal(told(), 1);
  });

  it('keeps the identity of every step that is the same', () => {
    const { store, answer } = setup();
    answer(sampleJourney());
    const before = store.getSnapshot().reads.get('j')!.value as Journey;

    answer(sampleJourney([sampleStep('s1', { status: 'done' }), sampleStep('s2')]));

    const after = store.getSnapshot().reads.get('j')!.value as Journey;
    assert.notEqual(after.stages[0]!.steps[0], before.stages[0]!.steps[0]);
    assert.equal(after.stages[0]!.steps[1], before.stages[0]!.steps[1]);
    assert.equal(after.stages[1], before.stages[1]);
  });

  it('freezes what it shows', () => {
    const { store, answer } = setup();
    answer(sampleJourney());

    const { value } = store.getSnapshot().reads.get('j')!;

    assert.throws(() => ((value as Journey).stages[0]!.title = 'Mine'), TypeError);
  });

  it('shows an unsaved change over the answer, and the answer again when it goes away', () => {
    const { store, answer, status } = setup();
    answer(sampleJourney());

    store.setChanges([pending()], optimistic);
    assert.equal(status('s1'), 'done');

    store.setChanges([], optimistic);
    assert.equal(status('s1'), 'todo');
  });

  it('does not show what a refused change wanted', () => {
    const { store, answer, status } = setup();
    answer(sampleJourney());

    store.setChanges([pending(completion(), 'refused')], optimistic);

    assert.equal(status('s1'), 'todo');
    assert.equal(store.getSnapshot().changes[0]?.state, 'refused');
  });

  it('does not show what waits behind a refused change', () => {
    const { store, answer, status } = setup();
    answer(sampleJourney());

    store.setChanges([{ ...pending(), waitingFor: 'decision' }], optimistic);

    assert.equal(status('s1'), 'todo');
  });

  it('keeps the last good value beside an error, marked as stale', () => {
    const { store, answer } = setup();
    answer(sampleJourney());

    store.failed('j', 'journey', new HostUnreachableError('away'));

    const read = store.getSnapshot().reads.get('j')!;
    assert.deepEqual([read.status, read.stale, read.error?.code], ['ready', true, 'unreachable']);
    store.confirmed('j', 2_000);
    assert.deepEqual(
      [store.getSnapshot().reads.get('j')!.stale, store.getSnapshot().reads.get('j')!.error],
      [false, undefined],
    );
  });

  it('tells how old an answer is by when it was confirmed last, without a word to anybody', async () => {
    const { store, answer, told } = setup();
    answer(sampleJourney(), 1_000);
    await turn();
    const before = store.getSnapshot();
    const read = before.reads.get('j')!;
    assert.deepEqual([read.asOf, told()], [1_000, 1]);

    store.confirmed('j', 2_000);
    await turn();
    assert.deepEqual([read.asOf, { ...read }.asOf], [2_000, 2_000]);

    answer(sampleJourney(), 3_000);
    await turn();
    assert.equal(read.asOf, 3_000);
    assert.deepEqual([store.getSnapshot() === before, told()], [true, 1]);
  });

  it('leaves an older picture the age of what it shows', () => {
    const { store, answer } = setup();
    answer(sampleJourney(), 1_000);
    const older = store.getSnapshot().reads.get('j')!;

    answer(sampleJourney([]), 2_000);

    assert.deepEqual([older.asOf, store.getSnapshot().reads.get('j')?.asOf], [1_000, 2_000]);
  });

  it('is loading, then failed, and loading again when a person asks again', () => {
    const { store } = setup();
    const status = () => store.getSnapshot().reads.get('j')?.status;

    store.asked('j', 'journey');
    assert.equal(status(), 'loading');
    store.failed('j', 'journey', new HostUnreachableError('away'));
    store.asked('j', 'journey');
    assert.equal(status(), 'error');
    store.retrying('surveys');
    assert.equal(status(), 'error');
    store.retrying('journey');
    assert.equal(status(), 'loading');
  });

  it('goes on telling the others when one listener throws', async (context) => {
    const { store, answer, told } = setup();
    const complaint = context.mock.method(console, 'error', () => {});
    store.subscribe(() => {
      throw new Error('of the page');
    });
    let after = 0;
    store.subscribe(() => (after += 1));

    answer(sampleJourney());
    await turn();

    assert.deepEqual([told(), after, complaint.mock.callCount()], [1, 1, 1]);
  });

  it('tells a listener that was added twice twice, and ends each on its own', async () => {
    const { store, answer } = setup();
    let calls = 0;
    const listener = () => (calls += 1);
    const end = store.subscribe(listener);
    store.subscribe(listener);

    end();
    end();
    answer(sampleJourney());
    await turn();

    assert.equal(calls, 1);
  });

  it('forgets everything but the connection when it is cleared', () => {
    const { store, answer } = setup();
    answer(sampleJourney());
    store.setStatus({ connection: 'online', partnerId: 'p1' });
    store.setChanges([pending()], optimistic);

    store.clear();

    const { reads, changes, partnerId, connection } = store.getSnapshot();
    assert.deepEqual([reads.size, changes.length, partnerId, connection], [0, 0, undefined, 'online']);
  });
});
