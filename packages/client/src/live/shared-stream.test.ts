import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { FakeClock } from '../testing/fake-clock.js';
import { until } from '../testing/until.js';
import { shareStream } from './shared-stream.js';

const had = Object.getOwnPropertyDescriptor(globalThis, 'navigator');

describe('Sharing a stream where locks refuse', () => {
  afterEach(() => {
    if (had) Object.defineProperty(globalThis, 'navigator', had);
    else Reflect.deleteProperty(globalThis, 'navigator');
  });

  for (const name of ['SecurityError', 'InvalidStateError']) {
    it(`opens one stream of its own after ${name}, and asks for the lock no more`, async () => {
      let asked = 0;
      const request = async () => {
        asked += 1;
        // so that a tab which asks for ever fails here, and does not hang
        if (asked > 100) abort.abort();
        throw new DOMException('no', name);
      };
      Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true });
      const abort = new AbortController();
      let opened = 0;
      shareStream({
        name: 'ana',
        clock: new FakeClock(),
        signal: abort.signal,
        lastEventId: undefined,
        listener: { onMessage() {}, onReset() {}, onConnectionChange() {} },
        open: () => (opened += 1),
      });

      await until('it has decided', () => opened > 0 || abort.signal.aborted);

      assert.deepEqual([opened, asked], [1, 1]);
      abort.abort();
    });
  }
});
