import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HostStartError, systemCode } from './database/start-error.js';
import { createHost, type Host, type HostOptions } from './host.js';
import { apiPath } from './http/app.js';
import { problem, problemResponse } from './problems/problem.js';

const drainMs = 3000;
const tidyMs = 20;

/** How a host is served. */
export interface ServerOptions extends HostOptions {
  /** 0 chooses a free one. @default 8787 */
  readonly port?: number;
  /** The address to listen on. @default '127.0.0.1' */
  readonly hostname?: string;
}

/** A host that listens. */
export interface RunningHost {
  /** Base address of the API, such as `http://127.0.0.1:8787/api/v1`. */
  readonly url: string;
  readonly host: Host;
  /** Finishes what runs, for at most three seconds, ends the live streams, and closes the database. */
  stop(): Promise<void>;
}

/**
 * Serves the contract over HTTP. The port is taken first, so that a taken one is told at once;
 * until the database is open every request is answered 503.
 * @throws {HostStartError} when the port is taken, or the database cannot be opened.
 */
export async function startHost(options: ServerOptions): Promise<RunningHost> {
  const { port = 8787, hostname = '127.0.0.1' } = options;
  let host: Host | undefined;
  const server = createAdaptorServer({
    fetch: (request) =>
      host ? host.fetch(request) : problemResponse(problem('unavailable', { retryAfterSeconds: 1 })),
  }) as Server;
  const address = await listen(server, port, hostname);
  const url = `http://${hostname}:${address.port}${apiPath}`;
  try {
    host = await createHost(options);
  } catch (error) {
    server.close();
    server.closeAllConnections();
    throw error;
  }
  host.announce(url);
  return { url, host, stop: () => stop(server, host) };
}

function listen(server: Server, port: number, hostname: string): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(port, hostname, error)));
    server.listen(port, hostname, () => resolve(server.address() as AddressInfo));
  });
}

function cannotListen(port: number, hostname: string, cause: Error): HostStartError {
  const code = systemCode(cause);
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is taken by another program.`,
    EACCES: `Port ${port} may not be used without special rights.`,
  };
  const reason = reasons[code ?? ''] ?? `Cannot listen on ${hostname}:${port} (${code ?? cause.message}).`;
  return new HostStartError(`${reason} Choose another one with --port or PORT.`, { cause });
}

async function stop(server: Server, host: Host): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  host.drain();
  // a connection whose answer ends now would be kept for a next request that nobody takes
  const tidying = setInterval(() => server.closeIdleConnections(), tidyMs);
  const impatience = setTimeout(() => server.closeAllConnections(), drainMs);
  await closed;
  clearInterval(tidying);
  clearTimeout(impatience);
  await host.close();
}
