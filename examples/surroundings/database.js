import { once } from 'node:events';
import { createServer } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { uuid_ossp } from '@electric-sql/pglite/contrib/uuid_ossp';
import { fromNodeSocket } from 'pg-gateway/node';

/**
 * Starts a PostgreSQL in this process and memory, for a server that wants to connect to one.
 * @param {string} [sql] what is to be in it
 * @returns {Promise<{ url: string, run(sql: string): Promise<unknown>, query(sql: string, values?: unknown[]): Promise<any[]>, stop(): Promise<void> }>}
 *   `url` takes one connection at a time: a pool has to be one of one; `run` and `query` ask beside it
 */
export async function startDatabase(sql = '') {
  const database = await PGlite.create({ extensions: { uuid_ossp } });
  await database.exec(sql);
  const sockets = new Set();
  let turn = Promise.resolve();
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    sockets.add(socket);
    const closed = once(socket, 'close').catch(() => undefined);
    socket.on('error', () => socket.destroy());
    turn = turn.then(async () => {
      if (!socket.destroyed) await serve(socket, database);
      await closed;
      sockets.delete(socket);
      await beginAnew(database);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `postgres://postgres:any@127.0.0.1:${server.address().port}/postgres`,
    run: (text) => database.exec(text),
    query: async (text, values) => (await database.query(text, values)).rows,
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await turn;
      await database.close();
    },
  };
}

function serve(socket, database) {
  socket.resume();
  return fromNodeSocket(socket, {
    serverVersion: '18',
    auth: { method: 'trust' },
    onMessage: (data, { isAuthenticated }) => (isAuthenticated ? database.execProtocolRaw(data) : undefined),
  });
}

/** The next connection finds nothing of the one before: each is the only session there is. */
async function beginAnew(database) {
  await database.exec('rollback');
  await database.exec('discard all');
}
