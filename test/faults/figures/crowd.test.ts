import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bundleClient } from '../node/client-bundle.js';
import { runCrowd } from './crowd.js';

describe('A thousand clients that lose their host at once', () => {
  for (const [name, awayMs, isBusy] of [
    ['half a minute', 30_000, false],
    ['five minutes', 300_000, false],
    ['half a minute in which it named the moment to all of them', 30_000, true],
  ] as const) {
    it(`come back spread out after ${name}: never more than a tenth of them in one second`, async () => {
      const load = await bundleClient();

      const { peak, returns } = await runCrowd(load, {
        clients: 1_000,
        awayMs,
        isBusy,
        watchMs: 120_000,
        seed: 1,
      });

      assert.equal(
        returns.reduce((sum, count) => sum + count, 0),
        1_000,
        'all are back within two minutes',
      );
      assert.ok(peak <= 0.1, `${Math.round(peak * 100)} % in one second`);
    });
  }
});
