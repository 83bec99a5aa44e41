import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lockFolder } from './folder-lock.js';

const holdScript = fileURLToPath(new URL('../../testing/hold-folder.ts', import.meta.url));

describe('The lock of a data folder', () => {
  const folders: string[] = [];
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pj-lock-'));
    folders.push(folder);
  });
  after(() => Promise.all(folders.map((one) => rm(one, { recursive: true, force: true }))));

  const holdElsewhere = async (): Promise<ChildProcess> => {
    const args = ['--import', import.meta.resolve('tsx'), '--conditions=source', holdScript, folder];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    return child;
  };
  const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
    child.kill(signal);
    await once(child, 'close');
  };

  it('refuses a second opener, and names the process that holds it', async () => {
    const child = await holdElsewhere();

    await assert.rejects(lockFolder(folder), ({ message }: Error) => {
      assert.match(
        message,
        new RegExp(`in use by process ${child.pid ?? ''}, serving http://127\\.0\\.0\\.1:1/api/v1, since 2`),
      );
      assert.match(message, /Stop that process first, or choose another folder with --data/);
      return true;
    });
    await end(child, 'SIGKILL');
  });

  it('lets the next opener in at once when its holder was killed', async () => {
    for (let round = 0; round < 2; round += 1) {
      await end(await holdElsewhere(), 'SIGKILL');

      const startedAt = performance.now();
      const lock = await lockFolder(folder);

      assert.ok(performance.now() - startedAt < 1000);
      assert.equal((await readdir(folder)).length, 1, 'what the dead process left is gone');
      await lock.release();
    }
  });

  it('counts a process that is stopped but alive as the holder', async () => {
    const child = await holdElsewhere();
    child.kill('SIGSTOP');

    await assert.rejects(lockFolder(folder), new RegExp(`in use by process ${child.pid ?? ''}`));
    child.kill('SIGCONT');
    await end(child, 'SIGKILL');
  });

  it('lets exactly one of many in that come at the same moment', async () => {
    for (let round = 0; round < 5; round += 1) {
      const results = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));

      const holders = results.filter((result) => result.status === 'fulfilled');
      assert.equal(holders.length, 1);
      await holders[0]?.value.release();
    }
  });

  it('lets the next opener in when it was released, and leaves nothing behind', async () => {
    const first = await lockFolder(folder);
    await assert.rejects(lockFolder(folder), /in use by process/);
    await first.release();

    const second = await lockFolder(folder);
    await second.release();

    assert.deepEqual(await readdir(folder), []);
  });

  it("works in a folder whose path is longer than a socket's may be", async () => {
    const deep = join(folder, ...Array<string>(8).fill('a-rather-long-name'));
    await mkdir(deep, { recursive: true });

    const lock = await lockFolder(deep);

    assert.equal((await readdir(deep)).length, 1);
    await assert.rejects(lockFolder(deep), /in use by process/);
    await lock.release();
    await (await lockFolder(deep)).release();
  });
});
