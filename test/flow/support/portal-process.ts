import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../support/free-port.js';
import { repositoryRoot } from '../../support/repository.js';

/** The demo portal and its host, as `npm start` runs them. */
export interface PortalProcess {
  /** Address without a slash at its end. */
  readonly origin: string;
  /** Ends both and removes the database. */
  stop(): Promise<void>;
}

/** Starts the portal on ports of its own, with an empty database. The packages must have been built. */
export async function startPortal(): Promise<PortalProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'flow-portal-'));
  const [port, hostPort] = [await freePort(), await freePort()];
  const portal = spawn(process.execPath, [join(repositoryRoot, 'examples/portal/start.js')], {
    env: { ...process.env, PORT: String(port), HOST_PORT: String(hostPort), PORTAL_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: portal.stdout })) if (line.includes('ready')) break;
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      if (portal.exitCode === null) {
        portal.kill('SIGTERM');
        await once(portal, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
