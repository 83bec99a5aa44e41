import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Longest address of a socket is 103 bytes on macOS and 107 on Linux; a lock's name takes up to 48 of them. */
const maxFolderBytes = 54;

/** A folder under a name that is short enough for sockets: itself, or through a link that `release` removes again. */
export async function shortPathTo(
  folder: string,
): Promise<{ readonly folder: string; release(): Promise<void> }> {
  if (Buffer.byteLength(folder) <= maxFolderBytes) return { folder, release: async () => undefined };
  const parent = await mkdtemp(join(tmpdir(), 'pj-'));
  const link = join(parent, 'd');
  await symlink(folder, link, 'dir');
  return { folder: link, release: () => rm(parent, { recursive: true, force: true }) };
}
