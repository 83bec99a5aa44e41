import { failuresIn } from '../ledger/compare.js';
import { laneOf } from '../host/fault-program.js';
import { newNonce, prepareGround } from './campaign.js';
import { runSchedule } from './run-schedule.js';

/** Runs one schedule and prints everything that happens in it, then what the ledger says. */
export async function replay(seed: number): Promise<void> {
  const ground = await prepareGround({ lanes: 1 });
  const [upstream] = ground.upstreams;
  if (!upstream) throw new Error('There is no host.');
  const nonce = newNonce();
  const log = (line: string) => {
    const short = line
      .replaceAll(/\["http[^\]]*\]/g, 'viewer')
      .replaceAll(`-${nonce}`, '')
      .replaceAll(`${nonce}/`, '');
    process.stdout.write(`${short}\n`);
  };
  const { findings, writes, saved } = await runSchedule({
    ...ground,
    upstream,
    seed,
    lane: laneOf(0),
    nonce,
    log,
  });
  await ground.stop();
  for (const { kind, text, detail } of findings) process.stdout.write(`${kind}: "${text}" ${detail}\n`);
  process.stdout.write(`seed ${seed}: ${writes} writes, ${saved} told saved, ${findings.length} findings\n`);
  process.exitCode = failuresIn(findings).length > 0 ? 1 : 0;
}
