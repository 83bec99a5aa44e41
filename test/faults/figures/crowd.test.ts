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

  for (const [name, writers, awayMs] of [
    ['a tenth of them', 0.1, 3_000],
    ['a tenth of them', 0.1, 30_000],
    ['every one of them', 1, 1_000],
    ['every one of them', 1, 3_000],
    ['every one of them', 1, 30_000],
  ] as const) {
    it(`save what ${name} changed in ${awayMs / 1000} s without it: never more than a tenth in one second`, async () => {
      const load = await bundleClient();

      const { peak, saved } = await runCrowd(load, {
        ...{ clients: 1_000, writers, awayMs, watchMs: 120_000, seed: 1 },
      });

      assert.equal(saved, 1_000 * writers, 'all is saved within two minutes');
      assert.ok(peak <= 0.1, `${Math.round(peak * 100)} % in one second`);
    });
  }
});
