/** The real host in a process of its own, on a database that holds the program of `fault-program.ts`. */
import { createHost } from '@partner-journey/host';
import { emptyDataFolder } from '../../../packages/host/src/testing/empty-folder.js';
import { startHostProcess, type HostProcess } from '../../../packages/host/src/testing/start-host-process.js';
import { faultProgram } from './fault-program.js';

/** A host that can be killed and started again on what it has kept. */
export interface FaultHost {
  /** Address without a path, such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, at the same address. */
  startAgain(): Promise<void>;
  /** Ends it and removes what it kept. */
  stop(): Promise<void>;
}

/** Starts a host with this many lanes. */
export async function startFaultHost(lanes: number): Promise<FaultHost> {
  const folder = await emptyDataFolder();
  const seeding = await createHost({ dataDir: folder.path, seed: () => [faultProgram(lanes)] });
  await seeding.close();
  const start = (port: number) => startHostProcess({ dataDir: folder.path, port, args: ['--no-seed'] });
  let host: HostProcess = await start(0);
  const { origin, port } = new URL(host.url);
  return {
    origin,
    kill: async () => {
      await host.kill('SIGKILL');
    },
    startAgain: async () => {
      host = await start(Number(port));
    },
    stop: async () => {
      await host.kill('SIGKILL');
      await folder.remove();
    },
  };
}
