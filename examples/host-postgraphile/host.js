import { readFile } from 'node:fs/promises';
import { startDatabase } from '@partner-journey/example-surroundings/database.js';
import { startServerProcess } from '@partner-journey/example-surroundings/server-process.js';

/**
 * Starts PostGraphile on the sample database.
 * @param {number} port
 * @returns {Promise<{ url: string, database: { query(sql: string, values?: unknown[]): Promise<any[]> }, signIn(): Promise<string>, stop(): Promise<void> }>}
 *   `signIn` gives a token of Ana, as the portal's own page would ask for it
 */
export async function startPostgraphile(port) {
  const database = await startDatabase(`${await sql('schema.sql')}${await sql('data.sql')}`);
  const url = `http://127.0.0.1:${port}`;
  const server = await startServerProcess({
    name: 'postgraphile',
    script: 'cli.js',
    from: import.meta.url,
    url,
    args: [
      ...['--connection', database.url, '--max-pool-size', '1', '--schema', 'larkspur'],
      ...['--host', '127.0.0.1', '--port', String(port), '--cors'],
      ...['--jwt-secret', 'only an example', '--jwt-token-identifier', 'larkspur.jwt'],
      ...['--default-role', 'visitor', '--extended-errors', 'errcode'],
      ...['--disable-graphiql', '--disable-query-log'],
    ],
  }).catch(async (error) => {
    await database.stop();
    throw error;
  });
  return {
    url,
    database,
    signIn: () => signIn(url),
    async stop() {
      await server.stop();
      await database.stop();
    },
  };
}

async function signIn(url) {
  const query = `mutation ($email: String!, $password: String!) {
    authenticate(input: {email: $email, password: $password}) { jwt }
  }`;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      query,
      variables: { email: 'ana@harborfinch.example', password: 'salt water' },
    }),
  });
  const { data } = await response.json();
  return data.authenticate.jwt;
}

function sql(name) {
  return readFile(new URL(name, import.meta.url), 'utf8');
}
