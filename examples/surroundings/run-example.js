import { once } from 'node:events';
import { createServer } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';

const defaultPort = 5173;
const address = '127.0.0.1';

/**
 * Runs an example until the process is told to end. `PORT` says where its page is (5173); one line says that it is there.
 * @param {{ name: string, open(): Promise<{ page: Hono, stop(): Promise<void> }> }} example `open` starts what the page needs
 */
export async function runExample({ name, open }) {
  let opened = { page: new Hono(), stop: async () => undefined };
  const server = createAdaptorServer({ fetch: (request) => opened.page.fetch(request) });
  let ending;
  const end = (exitCode, message) => {
    if (message) process.stderr.write(`${message}\n`);
    ending ??= (async () => {
      server.close();
      server.closeAllConnections();
      await opened.stop();
      process.exit(exitCode);
    })();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
  try {
    const port = await listen(server, Number(process.env.PORT || defaultPort));
    opened = await open();
    process.stdout.write(`${name} is ready: http://localhost:${port}\n`);
  } catch (error) {
    end(1, error.message);
  }
}

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function listen(server, port) {
  server.listen(port, address);
  await once(server, 'listening').catch(({ code }) => {
    throw new Error(`Port ${port} cannot be used (${code}). Choose another one by PORT.`);
  });
  return server.address().port;
}
