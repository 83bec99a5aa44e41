import { createAdaptorServer } from '@hono/node-server';
import { memoryAdapter } from '@partner-journey/client/memory-adapter';
import type { Role } from '@partner-journey/contract';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../command.js';
import { createMockApp, mockPath } from './mock-app.js';

/** How sample data is served. */
export interface MockOptions {
  /** Where it listens; 0 takes a free one. @default 0 */
  readonly port?: number;
  /** Which sample data. @default 'typical' */
  readonly fixture?: 'small' | 'typical' | 'hostile';
  /** Who looks. @default 'partner' */
  readonly role?: Role;
  /** How long every answer takes. @default 0 */
  readonly latencyMs?: number;
  /** Origins of pages that may call it, beside those of this machine. @default [] */
  readonly origins?: readonly string[];
}

/** A host of sample data that listens. */
export interface RunningMock {
  /** Base address of the API. */
  readonly url: string;
  stop(): Promise<void>;
}

const hostname = '127.0.0.1';

/**
 * Serves sample data on this machine.
 * @throws {CommandError} when it cannot listen there.
 */
export async function startMock({
  port = 0,
  fixture = 'typical',
  role = 'partner',
  latencyMs = 0,
  origins = [],
}: MockOptions = {}): Promise<RunningMock> {
  const stopped = new AbortController();
  const adapter = memoryAdapter({ fixture, role, delayMs: latencyMs });
  const app = createMockApp(adapter, { origins, stopped: stopped.signal });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const address = await listen(server, port);
  return {
    url: `http://${hostname}:${address.port}${mockPath}`,
    stop: () =>
      new Promise((resolve) => {
        stopped.abort();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => {
      const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`;
      reject(new CommandError(`Port ${port} ${reason}: choose another one with --port, or 0 for a free one`));
    });
    server.listen(port, hostname, () => resolve(server.address() as AddressInfo));
  });
}
