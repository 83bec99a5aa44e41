import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './support/find-browser.js';
import { repositoryRoot } from './support/repository.js';
import { readTally, tallyEnvironment, type Tally } from './support/tally/tally.js';
import { parts, type Part } from './support/test-files.js';

/** What must have been built before the tests of a part can run, by the names of npm scripts. */
const builds: Readonly<Record<Part, readonly string[]>> = {
  node: ['build'],
  browser: ['build'],
  size: ['build'],
  stories: ['build', 'build-storybook'],
  flow: ['build'],
  faults: ['build'],
};

const oneFailure = (reason: string): Tally => ({ passed: 0, failures: [reason] });

function say(text: string): void {
  process.stdout.write(`\n— ${text}\n`);
}

async function runScript(name: string, env: Record<string, string> = {}): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', name], {
    cwd: repositoryRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return code === 0;
}

/** Runs each script of a build once; a failed one is remembered, so that nothing is tested against an old build. */
function makeBuilder(): (script: string) => Promise<boolean> {
  const done = new Map<string, boolean>();
  return async (script) => {
    const known = done.get(script);
    if (known !== undefined) return known;
    say(`npm run ${script}`);
    const succeeded = await runScript(script);
    done.set(script, succeeded);
    return succeeded;
  };
}

async function runTests(part: Part, folder: string): Promise<Tally> {
  say(`npm run test:${part}`);
  const file = join(folder, part);
  const succeeded = await runScript(`test:${part}`, tallyEnvironment(file));
  const tally = (await readTally(file)) ?? oneFailure(`${part}: ended without a tally`);
  const claimsTooMuch = tally.failures.length === 0 && (!succeeded || tally.passed === 0);
  return claimsTooMuch
    ? { ...oneFailure(`${part}: no test failed, yet it did`), passed: tally.passed }
    : tally;
}

async function runPart(
  part: Part,
  build: (script: string) => Promise<boolean>,
  folder: string,
): Promise<Tally> {
  for (const script of builds[part]) {
    if (await build(script)) continue;
    return oneFailure(`The ${part} tests cannot run: "npm run ${script}" failed.`);
  }
  return runTests(part, folder);
}

function chosenParts(names: readonly string[]): readonly Part[] {
  const unknown = names.filter((name) => !parts.some((part) => part === name));
  if (unknown.length > 0)
    throw new Error(`Not a part: ${unknown.join(', ')}. The parts are: ${parts.join(', ')}.`);
  return names.length === 0 ? parts : parts.filter((part) => names.includes(part));
}

async function runAll(chosen: readonly Part[]): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'partner-journey-tally-'));
  const build = makeBuilder();
  const tallies: Tally[] = [];
  for (const part of chosen) tallies.push(await runPart(part, build, folder));
  await rm(folder, { recursive: true, force: true });
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failures: tallies.flatMap((tally) => tally.failures),
  };
}

const chosen = chosenParts(process.argv.slice(2));
say(`Browser: ${(await findBrowser()).executablePath}`);
const { passed, failures } = await runAll(chosen);
if (failures.length > 0) say(['What failed:', ...failures].join('\n  '));
process.stdout.write(`\n${passed} passed, ${failures.length} failed\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
