import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { preview } from 'vite';
import { repositoryRoot } from './repository.js';

/** A folder that is being served over HTTP. */
export interface ServedFolder {
  /** Address without a slash at its end, such as `http://127.0.0.1:40123`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a folder of the repository on a free port of this machine; what is not in it is a 404. */
export async function serveFolder(folder: string): Promise<ServedFolder> {
  const server = await preview({
    configFile: false,
    root: repositoryRoot,
    appType: 'mpa',
    logLevel: 'error',
    build: { outDir: resolve(repositoryRoot, folder) },
    preview: { host: '127.0.0.1', port: 0 },
  });
  const { port } = server.httpServer.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
