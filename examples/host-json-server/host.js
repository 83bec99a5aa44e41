import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const jsonServer = join(
  dirname(createRequire(import.meta.url).resolve('json-server/package.json')),
  'lib/cli/bin.js',
);
const patienceMs = 30_000;

/**
 * Starts json-server on a copy of the sample database.
 * @param {number} port
 * @returns {Promise<{ url: string, database(isWritten: (tables: Record<string, any[]>) => boolean): Promise<Record<string, any[]>>, stop(): Promise<void> }>}
 *   `database` gives what is in its file once that is written: json-server answers a moment before
 */
export async function startJsonServer(port) {
  const folder = await mkdtemp(join(tmpdir(), 'json-server-'));
  const file = join(folder, 'database.json');
  await copyFile(fileURLToPath(new URL('database.json', import.meta.url)), file);
  const child = spawn(process.execPath, [jsonServer, '--host', '127.0.0.1', '--port', String(port), file], {
    stdio: 'ignore',
  });
  const ended = once(child, 'close');
  const url = `http://127.0.0.1:${port}`;
  await answers(url, child);
  return {
    url,
    async database(isWritten) {
      for (const end = Date.now() + patienceMs; Date.now() < end;) {
        const tables = await readFile(file, 'utf8').then(parse);
        if (tables && isWritten(tables)) return tables;
      }
      throw new Error(`What was sent is not in ${file} after ${patienceMs / 1000} seconds.`);
    },
    async stop() {
      child.kill();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url, child) {
  for (const end = Date.now() + patienceMs; Date.now() < end; await wait(50)) {
    if (child.exitCode !== null) throw new Error(`json-server ended with ${child.exitCode}.`);
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
  }
  child.kill();
  throw new Error(`json-server did not answer within ${patienceMs / 1000} seconds.`);
}

/** Undefined while the file is being written. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
