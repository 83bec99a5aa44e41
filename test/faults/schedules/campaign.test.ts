import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { after, before, describe, it } from 'node:test';
import {
  newIdPerSending,
  removedBeforeReceipt,
  savedWithoutReceipt,
  sentInParallel,
  storedAfterSending,
  type Sabotage,
} from '../controls/sabotage.js';
import { failuresIn } from '../ledger/compare.js';
import { laneOf } from '../host/fault-program.js';
import { countFindings, newNonce, prepareGround, runCampaign, type Ground } from './campaign.js';
import { runSchedule } from './run-schedule.js';

const schedules = Number(process.env['FAULT_SCHEDULES'] ?? 500);
const seed = Number(process.env['FAULT_SEED'] ?? 1);

let ground: Ground;
before(async () => {
  // the hosts are most of the work; a schedule goes the same way at each of them
  ground = await prepareGround({ hosts: Math.min(4, Math.max(2, availableParallelism() - 1)) });
});
after(() => ground.stop());

/** What the ledger finds when the client is broken in one way. */
async function findingsOf(sabotage: Sabotage): Promise<Readonly<Record<string, number>>> {
  const { results } = await runCampaign(ground, { seed: 5_000, schedules: 16, sabotage });
  return countFindings(results);
}

describe('A person whose network, tabs and host fail', () => {
  it(`loses nothing and is told nothing false in ${schedules} schedules`, async () => {
    const { results, uncaught } = await runCampaign(ground, { seed, schedules });

    const bad = results.filter(({ findings }) => failuresIn(findings).length > 0);
    assert.deepEqual(uncaught, []);
    assert.deepEqual(bad, [], `replay one: npm run test:faults -- --replay ${bad[0]?.seed}`);
    assert.equal(results.length, schedules);
    const saved = results.reduce((sum, result) => sum + result.saved, 0);
    assert.ok(saved > schedules * 5, `${saved} changes were told to be saved`);
  });

  it('goes through the very same when a seed is replayed', async () => {
    const [upstream] = ground.upstreams;
    assert.ok(upstream);
    const run = async () => {
      const lines: string[] = [];
      const nonce = newNonce();
      const log = (line: string) => lines.push(line.replaceAll(nonce, 'nonce'));
      await runSchedule({ ...ground, upstream, seed: 4, lane: laneOf(0), nonce, log });
      return lines;
    };

    assert.deepEqual(await run(), await run());
  });
});

describe('The ledger', () => {
  it('catches a client that makes a new id for each sending', async () => {
    assert.ok((await findingsOf(newIdPerSending))['duplicated']! > 0);
  });

  it('catches an outbox that forgets a change before its receipt', async () => {
    assert.ok((await findingsOf(removedBeforeReceipt))['lost']! > 0);
  });

  it('catches an outbox that sends the changes of one target at once', async () => {
    assert.ok((await findingsOf(sentInParallel))['reordered']! > 0);
  });

  it('catches an outbox that stores a change after it was sent', async () => {
    assert.ok((await findingsOf(storedAfterSending))['lost']! > 0);
  });

  it('catches a client that says saved without a receipt', async () => {
    assert.ok((await findingsOf(savedWithoutReceipt))['false-saved']! > 0);
  });
});
