import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const patienceMs = 60_000;

/**
 * Starts a server of the registry as its own process, and waits until it answers at `url`.
 * @param {{ name: string, script: string, args: string[], url: string, from: string, cwd?: string, env?: Record<string, string> }} server
 *   `script` is a file of the package `name`, found from the module `from`
 * @returns {Promise<{ stop(): Promise<void> }>}
 * @throws {Error} with what it said when it ends before that, or does not come up in a minute
 */
export async function startServerProcess({ name, script, args, url, from, cwd, env = {} }) {
  const folder = dirname(createRequire(from).resolve(`${name}/package.json`));
  const child = spawn(process.execPath, [join(folder, script), ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said = `${said}${text}`.slice(-4_000)));
  const ended = once(child, 'close');
  // whoever ends without asking takes it along
  const end = () => child.kill();
  process.once('exit', end);
  const stop = async () => {
    process.off('exit', end);
    child.kill();
    await ended;
  };
  for (const last = Date.now() + patienceMs; Date.now() < last; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`${name} ended with ${child.exitCode}: ${said}`);
    if (await isUp(url)) return { stop };
  }
  await stop();
  throw new Error(`${name} did not answer at ${url} within ${patienceMs / 1000} seconds: ${said}`);
}

function isUp(url) {
  return fetch(url).then(
    async (response) => {
      await response.body?.cancel();
      return response.status < 500;
    },
    () => false,
  );
}
