import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { prepareElementsGround, type ElementsGround } from './elements-ground.js';
import { countWhatStays, mostGrowth } from './mounts.js';

const counts = { first: 20, second: 60 };

describe('Widgets that are put on a page and taken away', { timeout: 300_000 }, () => {
  let ground: ElementsGround;

  before(async () => {
    ground = await prepareElementsGround();
  });

  after(() => ground?.stop());

  it('leave no node, listener, request, channel or lock behind', async () => {
    const { heapGrowth, ...left } = await countWhatStays(ground, counts);

    assert.ok(heapGrowth < mostGrowth, `${heapGrowth} bytes more`);
    assert.deepEqual(left, {
      ...counts,
      ...{ nodes: 0, detachedNodes: 0, listeners: 0, openRequests: 0, openChannels: 0, heldLocks: 0 },
    });
  });

  it('are found when the page keeps them', async () => {
    const { heapGrowth, detachedNodes, nodes, listeners } = await countWhatStays(ground, {
      ...counts,
      keeps: true,
    });

    assert.ok(Math.min(detachedNodes, nodes, listeners) >= counts.second - counts.first);
    assert.ok(heapGrowth > mostGrowth, `${heapGrowth} bytes more`);
  });
});
