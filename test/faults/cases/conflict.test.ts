import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Journey, Step } from '@partner-journey/contract';
import type { Query } from '@partner-journey/client';
import type { Tab } from '../node/tab.js';
import { noFault, type Fault } from '../proxy/fault.js';
import { prepareGround, type Ground } from '../schedules/campaign.js';
import { makeBench, type Bench } from './bench.js';

const lanes = 4;
let ground: Ground;
before(async () => (ground = await prepareGround({ lanes })));
after(() => ground?.stop());

/** A person whose line is cut after they have read the journey, and a colleague at another device. */
async function twoDevices(lane: number) {
  const line: { fault: Fault } = { fault: noFault };
  const mine = makeBench(ground, ({ kind }) => (kind === 'write' ? line.fault : noFault), { lane });
  const theirs = makeBench(ground, () => noFault, { lane });
  const target = { journeyId: mine.lane.journeyId, stepId: 'last' };
  const query: Query = { kind: 'journey', journeyId: target.journeyId };
  const [tab, colleague] = [mine.openTab(), theirs.openTab()];
  for (const [bench, { client }] of [
    [mine, tab],
    [theirs, colleague],
  ] as const) {
    client.observe(query);
    await bench.until(() => client.select(query).status === 'ready');
  }
  line.fault = { name: 'refused' };
  mine.follow('done', tab.client.change('step.complete', target, {}));
  await mine.until(() => tab.client.getSnapshot().changes.length === 1);
  return { mine, theirs, tab, colleague, target, line, step: () => stepShown(tab, query) };
}

/** How the step of the test is shown. */
function stepShown({ client }: Tab, query: Query): Step | undefined {
  const { stages = [] } = (client.select(query).value ?? {}) as Partial<Journey>;
  return stages.flatMap(({ steps }) => steps).find(({ id }) => id === 'last');
}

async function settle(bench: Bench, text: string, taking: ReturnType<Tab['client']['change']>) {
  bench.follow(text, taking);
  await bench.until(() => bench.told.includes(`saved ${text}`));
}

describe('A change of something that somebody else changed meanwhile, at the real host', () => {
  it('is made where they touched another part of it, and both are there', async () => {
    const { mine, theirs, tab, colleague, target, line, step } = await twoDevices(0);
    await settle(theirs, 'comment', colleague.client.change('step.comment', target, { text: 'Mind this' }));

    line.fault = noFault;
    tab.say('online');
    await mine.until(() => mine.told.includes('saved done'));

    await mine.until(() => step()?.comments?.count === 1);
    assert.deepEqual([step()?.status, mine.waiting(tab)], ['done', []]);
  });

  it('is left to the person where it makes no sense any more, beside what the host has, and can be made later', async () => {
    const { mine, theirs, tab, colleague, target, line, step } = await twoDevices(1);
    const reason = 'The contract is missing';
    await settle(theirs, 'block', colleague.client.change('step.block', target, { reason }));

    line.fault = noFault;
    tab.say('online');
    await mine.until(() => mine.told.includes('conflict done'));

    const [refused] = tab.client.getSnapshot().changes;
    assert.deepEqual([refused?.state, refused?.change.kind], ['refused', 'step.complete']);
    assert.deepEqual([step()?.blocked?.reason, step()?.status], [reason, 'blocked']);
    await settle(theirs, 'unblock', colleague.client.change('step.unblock', target, {}));
    await settle(mine, 'done again', tab.client.retry(refused?.change.id ?? ''));
    assert.deepEqual([step()?.status, mine.waiting(tab)], ['done', []]);
  });

  for (const status of [409, 412]) {
    it(`is left to the person beside what the host has, too, where it answers with nothing but ${status}`, async () => {
      const { mine, theirs, tab, colleague, target, line, step } = await twoDevices(status === 409 ? 2 : 3);
      const reason = 'The contract is missing';
      await settle(theirs, 'block', colleague.client.change('step.block', target, { reason }));

      line.fault = { name: 'status', status, forwarded: false };
      tab.say('online');
      await mine.until(() => mine.told.includes('rejected done'));

      await mine.until(() => step()?.blocked?.reason === reason);
      const [refused] = tab.client.getSnapshot().changes;
      assert.deepEqual([refused?.state, refused?.problem?.status], ['refused', status]);
      assert.equal(step()?.status, 'blocked');
    });
  }
});
