import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServerProcess } from '@partner-journey/example-surroundings/server-process.js';
import { until } from '@partner-journey/example-surroundings/until.js';

/** What the page knows of who is signed in. */
export const settings = { userId: 7 };

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
  const url = `http://127.0.0.1:${port}`;
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  const server = await startServerProcess({
    name: 'json-server',
    script: 'lib/cli/bin.js',
    args: ['--host', '127.0.0.1', '--port', String(port), file],
    from: import.meta.url,
    url,
  }).catch(async (error) => {
    await removeFolder();
    throw error;
  });
  return {
    url,
    async database(isWritten) {
      let tables;
      await until('what was sent is in the file', async () => {
        tables = await readFile(file, 'utf8').then(parse);
        return tables !== undefined && isWritten(tables);
      });
      return tables;
    },
    async stop() {
      await server.stop();
      await removeFolder();
    },
  };
}

/** Undefined while the file is being written. */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
