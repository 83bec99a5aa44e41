import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareElementsGround, type ElementsGround } from './elements-ground.js';
import { openLiveTabs } from './live-tabs.js';

describe('Twelve tabs at one host', { timeout: 300_000 }, () => {
  let ground: ElementsGround;

  before(async () => {
    ground = await prepareElementsGround();
  });

  after(() => ground?.stop());

  it('can all be used, and miss nothing when the host is killed and comes back', async () => {
    const { missed, changes } = await openLiveTabs(ground, { tabs: 12, kills: 1, withinMs: 60_000 });

    assert.deepEqual({ missed, changes }, { missed: 0, changes: 1 });
  });

  it('are found to miss something when they stop to ask', async () => {
    const sabotage = `(function look() {
      const isReady = document.querySelector('journey-checklist[status=ready]');
      if (isReady) window.fetch = () => new Promise(() => {});
      else requestAnimationFrame(look);
    })()`;

    const { missed } = await openLiveTabs(ground, { tabs: 2, kills: 1, withinMs: 2_000, sabotage });

    assert.equal(missed, 2);
  });
});
