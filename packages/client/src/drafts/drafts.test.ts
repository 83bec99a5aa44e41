import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../testing/fake-clock.js';
import { durableStorage } from '../testing/setup-outbox.js';
import { Drafts } from './drafts.js';

const day = 24 * 3_600_000;

describe('Drafts', () => {
  const setup = () => {
    const [storage, clock] = [durableStorage(), new FakeClock()];
    return { storage, clock, drafts: new Drafts(storage, clock) };
  };

  it('gives back what was typed, as it was', async () => {
    const { drafts, storage, clock } = setup();
    await drafts.keep('ana', 'feedback', { text: '  Hello ', kind: 'idea' });

    const later = new Drafts(storage, clock);

    assert.deepEqual(await later.read('ana', 'feedback'), { text: '  Hello ', kind: 'idea' });
    assert.equal(await later.read('ana', 'other'), undefined);
  });

  it('never gives it to anybody else', async () => {
    const { drafts } = setup();
    await drafts.keep('ana', 'feedback', 'mine');

    assert.equal(await drafts.read('ben', 'feedback'), undefined);
  });

  it('forgets one that is not needed any more, and all of somebody who leaves', async () => {
    const { drafts, storage } = setup();
    await drafts.keep('ana', 'a', 1);
    await drafts.keep('ana', 'b', 2);
    await drafts.keep('ben', 'a', 3);

    await drafts.keep('ana', 'a', undefined);
    assert.equal(await drafts.read('ana', 'a'), undefined);
    await drafts.wipe('ana');

    assert.deepEqual(
      (await storage.entries('')).map(([key]) => key),
      ['draft/ben/a'],
    );
  });

  it('forgets what nobody came back to for a month, and the oldest of too many', async () => {
    const { drafts, clock, storage } = setup();
    await drafts.keep('ana', 'old', 1);
    await clock.pass(31 * day);
    for (let index = 0; index < 201; index += 1) {
      await clock.pass(1);
      await drafts.keep('ana', `new-${index}`, index);
    }
    await storage.write([['draft/ana/broken', null]]);

    await new Drafts(storage, clock).keep('ana', 'last', 1);

    const names = (await storage.entries('draft/ana/')).map(([key]) => key.slice('draft/ana/'.length));
    assert.equal(names.length, 200);
    for (const gone of ['old', 'new-0', 'new-1', 'broken']) assert.ok(!names.includes(gone), gone);
  });

  it('gives all whose names begin alike', async () => {
    const { drafts } = setup();
    await drafts.keep('ana', 'upload/1', 1);
    await drafts.keep('ana', 'upload/2', 2);
    await drafts.keep('ana', 'feedback', 3);
    await drafts.keep('ben', 'upload/4', 4);

    assert.deepEqual(await drafts.all('ana', 'upload/'), [1, 2]);
  });

  it('is empty where nothing can be read', async () => {
    const { drafts, storage } = setup();
    storage.get = () => Promise.reject(new Error('broken'));

    assert.equal(await drafts.read('ana', 'feedback'), undefined);
  });
});
