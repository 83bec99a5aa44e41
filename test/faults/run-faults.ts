/**
 * `npm run test:faults`: what must survive, and how it is proved. Without arguments it runs every test of this folder.
 *
 *     --schedules <number>   schedules in Node            (500)
 *     --browser <number>     schedules in a real browser  (30)
 *     --engine <name>        runs the schedules of a real browser in this engine: chromium, firefox or webkit
 *     --seed <number>        the first seed               (1)
 *     --replay <seed>        runs one schedule of Node, and prints everything that happens in it
 *     --figures [name …]     measures and prints the figures of `figures/figure-list.ts`, fails when a count is wrong
 *     <part of a path> …     only these test files
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { engineNamed, missingEngine, type EngineName } from '../support/engines/find-engines.js';
import { repositoryRoot } from '../support/repository.js';

const { values, positionals } = parseArgs({
  options: {
    schedules: { type: 'string' },
    browser: { type: 'string' },
    engine: { type: 'string' },
    seed: { type: 'string' },
    replay: { type: 'string' },
    figures: { type: 'boolean' },
  },
  allowPositionals: true,
});

async function runNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', ...args], {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  process.exitCode = code ?? 1;
}

/** What `--engine` asks for; one that is not installed is no reason to say that anything passed. */
function chosenEngine(): EngineName | undefined {
  if (values.engine === undefined) return undefined;
  const engine = engineNamed(values.engine);
  const missing = missingEngine(engine);
  if (missing === undefined) return engine;
  process.stderr.write(`${missing}\n`);
  process.exit(1);
}

const engine = chosenEngine();
const environment = {
  ...(engine && { FAULT_ENGINE: engine }),
  ...(values.schedules !== undefined && { FAULT_SCHEDULES: values.schedules }),
  ...(values.browser !== undefined && { FAULT_BROWSER_SCHEDULES: values.browser }),
  ...(values.seed !== undefined && { FAULT_SEED: values.seed }),
};
if (values.replay !== undefined) {
  const { replay } = await import('./schedules/replay.js');
  await replay(Number(values.replay));
} else if (values.figures === true) {
  await runNode(['test/faults/figures/print-figures.ts', ...positionals], environment);
} else {
  const files = engine && positionals.length === 0 ? ['browser-campaign'] : positionals;
  await runNode(['test/support/run-node-tests.ts', 'faults', ...files], environment);
}
