import { expect } from 'chai';
import { FakeClock, frozen } from '../testing/fake-clock.js';
import { durableStorage } from '../testing/setup-outbox.js';
import { turn, until } from '../testing/until.js';
import { flushLock } from './flush-lock.js';

const { signal } = new AbortController();
let count = 0;
const newName = () => `test-${(count += 1)}-${Math.random()}`;

describe('The flush lock with Web Locks', () => {
  it('hands over at once when the work is done', async () => {
    const [storage, clock, name] = [durableStorage(), new FakeClock(), newName()];
    const order: string[] = [];
    let end = () => {};
    const one = flushLock(storage, clock)(name, signal, async () => {
      order.push('one begins');
      await new Promise<void>((resolve) => (end = resolve));
      order.push('one ends');
    });
    await until('the first one works', () => order.length === 1);
    const two = flushLock(storage, clock)(name, signal, async () => void order.push('two'));
    await turn();

    end();
    await Promise.all([one, two]);

    expect(order).to.deep.equal(['one begins', 'one ends', 'two']);
    expect(await storage.entries('')).to.deep.equal([]);
  });

  it('takes the lock away from a tab that was frozen in the middle, and tells it', async () => {
    const [storage, clock, name] = [durableStorage(), new FakeClock(), newName()];
    const state = { begun: false, wasTaken: false, next: false };
    const asleep = flushLock(storage, frozen(clock))(name, signal, (taken) => {
      state.begun = true;
      return new Promise((resolve) =>
        taken.addEventListener('abort', () => {
          state.wasTaken = true;
          resolve();
        }),
      );
    });
    await until('the first one works', () => state.begun);
    const next = flushLock(storage, clock)(name, signal, async () => void (state.next = true));

    for (let minute = 0; minute < 3 && !state.next; minute += 1) {
      await clock.pass(61_000);
      await turn();
    }
    await Promise.all([asleep, next]);

    expect(state).to.deep.equal({ begun: true, wasTaken: true, next: true });
  });

  it('does not take it away from one that is alive', async () => {
    const [storage, clock, name] = [durableStorage(), new FakeClock(), newName()];
    let isBegun = false;
    let isTaken = false;
    let end = () => {};
    const alive = flushLock(storage, clock)(name, signal, (taken) => {
      isBegun = true;
      taken.addEventListener('abort', () => (isTaken = true));
      return new Promise((resolve) => (end = resolve));
    });
    await until('the first one works', () => isBegun);
    let isNext = false;
    const next = flushLock(storage, clock)(name, signal, async () => void (isNext = true));
    await clock.pass(4 * 60_000);
    expect([isTaken, isNext]).to.deep.equal([false, false]);

    end();
    await Promise.all([alive, next]);
    expect(isNext).to.equal(true);
  });

  it('stops waiting when it is told to', async () => {
    const [storage, clock, name] = [durableStorage(), new FakeClock(), newName()];
    let end = () => {};
    let isBegun = false;
    const first = flushLock(storage, clock)(name, signal, () => {
      isBegun = true;
      return new Promise((resolve) => (end = resolve));
    });
    await until('the first one works', () => isBegun);
    const leaving = new AbortController();
    const waiting = flushLock(storage, clock)(name, leaving.signal, () => Promise.reject(new Error('begun')));

    leaving.abort();
    await waiting;
    end();
    await first;
  });
});
