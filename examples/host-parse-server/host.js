import { fileURLToPath } from 'node:url';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '@partner-journey/example-surroundings/database.js';
import { startServerProcess } from '@partner-journey/example-surroundings/server-process.js';
import { account, sampleData } from './sample-data.js';

const configuration = fileURLToPath(new URL('server.json', import.meta.url));
const { appId, masterKey, restAPIKey, mountPath } = JSON.parse(await readFile(configuration, 'utf8'));

/** What every page that asks this server has to know. */
export const settings = { appId, restAPIKey };

/**
 * Starts Parse Server with the sample data.
 * @param {number} port
 * @returns {Promise<{ url: string, database: { query(sql: string, values?: unknown[]): Promise<any[]> }, signIn(): Promise<string>, stop(): Promise<void> }>}
 *   `signIn` gives a session token of Ana, as the portal's own page would ask for it
 */
export async function startParseServer(port) {
  const folder = await mkdtemp(join(tmpdir(), 'parse-server-'));
  const database = await startDatabase();
  const url = `http://127.0.0.1:${port}${mountPath}`;
  let server;
  const stop = async () => {
    await server?.stop();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    server = await startServerProcess({
      name: 'parse-server',
      script: 'bin/parse-server',
      args: [configuration],
      from: import.meta.url,
      cwd: folder,
      url: `${url}/health`,
      env: {
        PORT: String(port),
        PARSE_SERVER_URL: url,
        PARSE_SERVER_DATABASE_URI: `${database.url}?max=1`,
        PARSE_SERVER_CLOUD: fileURLToPath(new URL('cloud.cjs', import.meta.url)),
      },
    });
    await fill(url);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, database, signIn: () => signIn(url), stop };
}

async function fill(url) {
  for (const [className, object] of sampleData) {
    const path = className === '_User' ? 'users' : `classes/${className}`;
    await ask(`${url}/${path}`, { 'X-Parse-Master-Key': masterKey }, object);
  }
}

async function signIn(url) {
  const { sessionToken } = await ask(`${url}/login`, { 'X-Parse-REST-API-Key': restAPIKey }, account);
  return sessionToken;
}

async function ask(url, headers, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-Parse-Application-Id': appId, 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${url} was answered with ${response.status}: ${answer.error}`);
  return answer;
}
