import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Query } from '@partner-journey/client';
import { badBodies } from '../proxy/bad-bodies.js';
import { noFault, type Fault } from '../proxy/fault.js';
import { prepareGround, type Ground } from '../schedules/campaign.js';
import { makeBench } from './bench.js';

let ground: Ground;
before(async () => (ground = await prepareGround({ lanes: 1 })));
after(() => ground?.stop());

const kinds = ['session', 'journeys', 'journey', 'resources', 'feedback', 'surveys', 'updates'] as const;
const queries: readonly Query[] = kinds.map((kind) => ({ kind }));

/** Whether a body is a list, whatever stands in it: its good items are its answer. */
function isList(body: string): boolean {
  try {
    return Array.isArray((JSON.parse(body) as { items?: unknown } | null)?.items);
  } catch {
    return false;
  }
}

describe('What was read', () => {
  it('stays where a later answer is nonsense, says that it is old, and is fresh again with the next good one', async () => {
    const answer: { fault: Fault } = { fault: noFault };
    const bench = makeBench(ground, () => answer.fault);
    const { client } = bench.openTab();
    for (const query of queries) client.observe(query);
    const selected = () => queries.map((query) => client.select(query));
    const isFresh = () => selected().every(({ status, stale }) => status === 'ready' && !stale);
    await bench.until(isFresh);
    const good = selected().map(({ value }) => value);
    const bodies = badBodies.filter(({ body }) => !isList(body));
    assert.ok(bodies.length > 50, `${bodies.length} bodies`);
    for (const { title, body, contentType } of bodies) {
      answer.fault = { name: 'other-body', forwarded: false, body, contentType };
      void client.refresh();
      await bench.pass(1_000);
      for (const [index, { status, value, stale, error }] of selected().entries()) {
        const state = { status, isKept: value === good[index], stale, code: error?.code };
        const code = error?.code === 'page' ? 'page' : 'contract';
        assert.deepEqual(
          state,
          { status: 'ready', isKept: true, stale: true, code },
          `${kinds[index]}, ${title}`,
        );
      }
    }
    answer.fault = noFault;
    void client.refresh();
    await bench.until(isFresh);

    assert.deepEqual(
      selected().map(({ value }) => value),
      good,
    );
    assert.deepEqual(Object.keys(Object.prototype), []);
  });
});
