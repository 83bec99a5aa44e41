import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { askHolder, type Holder } from './lock-holder.js';
import { shortPathTo } from './short-path.js';
import { HostStartError, systemCode } from '../start-error.js';

const lockFile = /^host-(\d+)-[0-9a-f]+\.lock$/;
const maxAttempts = 30;

/** The right to open a data folder; it ends when it is released or when its process does, however it dies. */
export interface FolderLock {
  /** Says under which address the holder serves, for whoever asks. */
  announce(url: string): void;
  release(): Promise<void>;
}

/** Whether a file in a data folder belongs to a lock. */
export function isLockFile(name: string): boolean {
  return lockFile.test(name) || name.endsWith('.claim');
}

/**
 * Takes the only right to open a data folder.
 *
 * Each opener listens on a socket of its own in the folder and then looks at the others: one that answers holds the
 * folder, one that refuses belongs to a dead process and is removed. Nobody can miss an earlier opener, because
 * everybody is visible before they look; two that come at the same moment both step back and come again.
 *
 * ```
 * listen ─ show ─ look ─┬─ nobody answers ─ holding
 *                       ├─ a holder answers ─ refused
 *                       └─ another opener answers ─ step back ─ wait a moment ─ listen …
 * ```
 * @throws {HostStartError} when another process holds it, or the file system takes no socket.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = await shortPathTo(folder);
  try {
    for (let attempt = 1; ; attempt += 1) {
      const claim = await placeClaim(folder, path.folder);
      const other = await findOther(path.folder, claim.name);
      if (!other) return claim.hold();
      await claim.release();
      if (other.state === 'holding' || attempt === maxAttempts) throw inUse(folder, other);
      await wait(10 + Math.random() * 60);
    }
  } finally {
    await path.release();
  }
}

/** Listens on a socket that no other process knows yet, and shows it only when it answers. */
async function placeClaim(folder: string, shortFolder: string) {
  const holder: Holder = { pid: process.pid, since: new Date().toISOString(), state: 'claiming' };
  const name = `host-${process.pid}-${randomBytes(6).toString('hex')}.lock`;
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${JSON.stringify(holder)}\n`);
  });
  try {
    await listen(server, join(shortFolder, `${name}.claim`));
    await rename(join(folder, `${name}.claim`), join(folder, name));
  } catch (error) {
    server.close();
    throw cannotLock(folder, error);
  }
  server.unref();
  const release = async () => {
    await rm(join(folder, name), { force: true });
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const announce = (url: string) => Object.assign(holder, { url });
  return {
    name,
    release,
    hold: (): FolderLock => {
      holder.state = 'holding';
      return { announce, release };
    },
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve();
    });
  });
}

async function findOther(folder: string, own: string): Promise<Holder | undefined> {
  for (const name of await readdir(folder)) {
    const pid = lockFile.exec(name)?.[1];
    if (pid === undefined || name === own) continue;
    const holder = await askHolder(join(folder, name), Number(pid));
    if (holder) return holder;
    await rm(join(folder, name), { force: true });
  }
  return undefined;
}

function inUse(folder: string, { pid, since, url }: Holder): HostStartError {
  const where = url ? `, serving ${url}` : '';
  const when = since ? `, since ${since}` : '';
  return new HostStartError(
    `The data folder ${folder} is in use by process ${pid}${where}${when}. ` +
      'Stop that process first, or choose another folder with --data.',
  );
}

function cannotLock(folder: string, error: unknown): HostStartError {
  const code = systemCode(error);
  const isDenied = code === 'EACCES' || code === 'EROFS';
  const reason = isDenied
    ? 'cannot be written to. Give yourself the right to write there'
    : `takes no lock (${code ?? String(error)}). Choose a folder on a local disk`;
  return new HostStartError(`The data folder ${folder} ${reason}, or choose another folder with --data.`, {
    cause: error,
  });
}
