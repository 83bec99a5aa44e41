import { HostTimeoutError } from '../errors/host-timeout-error.js';
import type { Clock } from './clock.js';

/** What a wait is for. */
export interface Wait {
  /** Milliseconds. */
  readonly ms: number;
  /** Who was asked: the first words of what a developer reads when it took too long. */
  readonly asked: string;
  /** Ends the wait with its reason. */
  readonly signal?: AbortSignal;
}

/**
 * Waits for work no longer than a time, also when the work heeds no signal. The signal it is given aborts when nobody
 * waits any more. Rejects with a `HostTimeoutError`, or with the reason of the signal of the wait.
 */
export async function within<Result>(
  clock: Clock,
  { ms, asked, signal }: Wait,
  work: (signal: AbortSignal) => Promise<Result> | Result,
): Promise<Result> {
  signal?.throwIfAborted();
  const limit = new AbortController();
  const stop = () => limit.abort(signal?.reason);
  signal?.addEventListener('abort', stop, { once: true });
  const over = new Promise<never>(
    (_, reject) => (limit.signal.onabort = () => reject(limit.signal.reason as Error)),
  );
  const cancel = clock.after(ms, () => {
    limit.abort(new HostTimeoutError(`${asked} gave no answer within ${ms} milliseconds.`));
  });
  try {
    return await Promise.race([work(limit.signal), over]);
  } finally {
    cancel();
    signal?.removeEventListener('abort', stop);
  }
}
