import type { LiveListener } from '../adapters/adapter.js';
import { turnAfterMs } from '../clock/back-off.js';
import type { Clock } from '../clock/clock.js';
import { delay } from '../clock/delay.js';
import { EventParser } from './event-parser.js';

/** Three heartbeats of the host. */
const silenceMs = 45_000;

/** What reading a stream of news needs. */
export interface EventStreamOptions {
  /** Opens the stream after the message with this id; rejects when it cannot. */
  open(lastEventId: string | undefined, signal: AbortSignal): Promise<Response>;
  readonly listener: LiveListener;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Where to begin; absent: with what comes. */
  readonly lastEventId?: string | undefined;
}

/**
 * Reads Server-Sent Events over `fetch`, so that a bearer token can be sent, until the signal aborts.
 *
 *     open ─ reading ─┬─ ended, failed, or silent for 45 s ─ waits for its turn ─ open, after the last id
 *                     └─ aborted ─ over
 */
export async function readEventStream(options: EventStreamOptions): Promise<void> {
  const { listener, clock, signal } = options;
  const state = { lastEventId: options.lastEventId };
  for (let failures = 0; !signal.aborted; failures += 1) {
    try {
      await readOnce(options, state, () => (failures = 0));
    } catch {
      // whatever it was, the next attempt shows whether it is over
    }
    if (signal.aborted) return;
    listener.onConnectionChange(false);
    await delay(clock, turnAfterMs(clock.now(), failures), signal).catch(() => {});
  }
}

async function readOnce(
  { open, listener, clock, signal }: EventStreamOptions,
  state: { lastEventId: string | undefined },
  onAlive: () => void,
): Promise<void> {
  const stream = new AbortController();
  const stop = () => stream.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  let cancelSilence = () => {};
  const heard = () => {
    cancelSilence();
    cancelSilence = clock.after(silenceMs, () => stream.abort());
  };
  const parser = new EventParser(({ id, event, data }) => {
    if (id !== undefined) state.lastEventId = id;
    if (event === 'reset') listener.onReset();
    else tellMessage(listener, data);
  });
  try {
    const response = await open(state.lastEventId, stream.signal);
    if (!response.body) return;
    listener.onConnectionChange(true);
    heard();
    const reader = response.body.getReader();
    // an aborted fetch rejects the read; a body that was made otherwise has to be told
    stream.signal.addEventListener('abort', () => void reader.cancel().catch(() => {}), { once: true });
    const decoder = new TextDecoder();
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      heard();
      onAlive();
      parser.push(decoder.decode(chunk.value, { stream: true }));
    }
  } finally {
    cancelSilence();
    signal.removeEventListener('abort', stop);
  }
}

function tellMessage(listener: LiveListener, data: string): void {
  try {
    listener.onMessage(JSON.parse(data));
  } catch {
    // what cannot be read may have been about anything
    listener.onReset();
  }
}
