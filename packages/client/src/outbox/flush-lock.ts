import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';

/** How long a tab that sends may say nothing before another one takes over. */
const leaseMs = 60_000;
/** How often it says by itself that it is alive: also a tab in the background may be late once. */
const renewEveryMs = 20_000;

/**
 * Work under the lock. `taken` aborts when another tab has taken over; `renew` says at once that this tab is alive, or
 * learns that it was taken for dead, and has to be called at every step.
 */
export type LockedWork = (taken: AbortSignal, renew: () => Promise<void>) => Promise<void>;

/** Runs one piece of work at a time, across the tabs of a browser; does nothing when the signal aborts before. */
export type FlushLock = (name: string, signal: AbortSignal, work: LockedWork) => Promise<void>;

interface Lease {
  readonly holder: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Holds a Web Lock for as long as the work takes and no longer: a tab that is closed or killed loses it at once. Beside
 * it stands a lease on the device: when a tab was frozen in the middle, its lease runs out and the next one takes the
 * lock away from it. Where there are no Web Locks, the lease alone decides.
 */
export function flushLock(storage: KeyValueStorage, clock: Clock): FlushLock {
  const holder = Math.random().toString(36).slice(2);
  const restMs = (lease: Lease | undefined) => Number(lease?.until) - clock.now();
  // one that runs longer than any lease was made before the clock was set back
  const isOver = (lease: Lease | undefined) => !(restMs(lease) > 0 && restMs(lease) <= leaseMs);
  const isMine = (lease: Lease | undefined) => lease?.holder === holder;
  const newLease = (): Lease => ({ holder, until: clock.now() + leaseMs });

  return async (name, signal, work) => {
    const key = `lease/${name}`;
    const take = (lease: Lease | undefined) => (isOver(lease) || isMine(lease) ? newLease() : lease);
    const run = async (taken: AbortController) => {
      const renew = async () => {
        // a tab that slept does not take back what another one has taken over
        if (!isMine(await storage.update<Lease>(key, take))) taken.abort(takenOver());
      };
      await storage.write([[key, newLease()]]);
      const stop = repeat(clock, () => void renew().catch(() => {}));
      try {
        await work(taken.signal, renew);
      } finally {
        stop();
        await storage.update<Lease>(key, (lease) => (isMine(lease) ? undefined : lease));
      }
    };
    const restOfLease = async () => {
      const lease = await storage.get<Lease>(key).catch(() => undefined);
      return isOver(lease) ? 0 : restMs(lease);
    };
    const byLease = async () => {
      while (!isMine(await storage.update<Lease>(key, take))) await delay(clock, await restOfLease(), signal);
      await run(new AbortController());
    };
    const locks = globalThis.navigator?.locks;
    try {
      if (locks) await byWebLock(locks, { name, signal, clock, run, restOfLease, byLease });
      else await byLease();
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  };
}

/** Does something every now and then until the returned function is called: an answer may be slow. */
function repeat(clock: Clock, action: () => void): () => void {
  const again = () => {
    cancel = clock.after(renewEveryMs, again);
    action();
  };
  let cancel = clock.after(renewEveryMs, again);
  return () => cancel();
}

interface WebLockOptions {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
  run(taken: AbortController): Promise<void>;
  restOfLease(): Promise<number>;
  byLease(): Promise<void>;
}

async function byWebLock(locks: LockManager, options: WebLockOptions): Promise<void> {
  const { name, signal, clock, run, restOfLease, byLease } = options;
  const taken = new AbortController();
  let work: Promise<void> | undefined;
  const hold = () => (work = run(taken));
  for (let patienceMs = leaseMs; ;) {
    const waiting = new AbortController();
    const stop = () => waiting.abort();
    signal.addEventListener('abort', stop, { once: true });
    const cancel = clock.after(patienceMs, stop);
    try {
      await locks.request(name, { signal: waiting.signal }, () => {
        cancel();
        return hold();
      });
      return;
    } catch (error) {
      // taken away in the middle: whoever has it now goes on
      if (work) await ended(work, taken);
      else if (signal.aborted) throw error;
      else if (!waiting.signal.aborted) await byLease();
      if (work || !waiting.signal.aborted) return;
    } finally {
      cancel();
      signal.removeEventListener('abort', stop);
    }
    patienceMs = await restOfLease();
    if (patienceMs > 0) continue;
    await locks.request(name, { steal: true }, hold).catch(() => ended(work, taken));
    return;
  }
}

/** Ends work whose lock is gone; when it had ended by itself, its own error is the one to tell. */
async function ended(work: Promise<void> | undefined, taken: AbortController): Promise<void> {
  taken.abort(takenOver());
  await work;
}

function takenOver(): DOMException {
  return new DOMException('Another tab has taken over.', 'AbortError');
}
