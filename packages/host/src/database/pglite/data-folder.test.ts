import assert from 'node:assert/strict';
import { chmod, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { emptyDataFolder } from '../../testing/empty-folder.js';
import { runNode } from '../../testing/run-script.js';
import { hostCommand } from '../../testing/start-host-process.js';
import { openDataFolder } from './data-folder.js';
import { HostStartError } from '../start-error.js';

describe('The data folder', () => {
  let root: string;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'pj-folder-'));
  });
  after(() => rm(root, { recursive: true, force: true }));

  const refuses = (path: string, message: RegExp) =>
    assert.rejects(openDataFolder(path), (error: Error) => {
      assert.ok(error instanceof HostStartError);
      assert.match(error.message, message);
      assert.match(error.message, /--data/);
      return true;
    });

  it('refuses a second opener, and lets it in after the first has closed', async () => {
    const folder = await emptyDataFolder();
    const first = await openDataFolder(folder.path);
    await refuses(folder.path, new RegExp(`in use by process ${process.pid}`));
    await first.close();

    await (await openDataFolder(folder.path)).close();
    await folder.remove();
  });

  it('refuses a folder with other files in it, and leaves them alone', async () => {
    const path = join(root, 'photos');
    await mkdir(path);
    await writeFile(join(path, 'holiday.jpg'), '');

    await refuses(path, /not a data folder of this host: it holds "holiday.jpg"/);

    assert.deepEqual(await readdir(path), ['holiday.jpg']);
  });

  it('refuses a file', async () => {
    const path = join(root, 'file');
    await writeFile(path, '');

    await refuses(path, /there is a file of that name/);
    await refuses(join(path, 'below'), /there is a file of that name/);
  });

  it('refuses a database that is none', async () => {
    await mkdir(join(root, 'empty', 'database'), { recursive: true });
    await refuses(join(root, 'empty'), /holds no database that this host can open/);

    assert.deepEqual(await readdir(join(root, 'empty')), ['database'], 'the lock is gone');
  });

  it('is made with everything above it, also after its first maker was killed half way', async () => {
    const path = join(root, 'new', 'folder');
    const folder = await emptyDataFolder();
    await cp(join(folder.path, 'database', 'base'), join(path, 'database.new', 'base'), { recursive: true });
    await folder.remove();

    await (await openDataFolder(path)).close();
    await (await openDataFolder(path)).close();

    assert.deepEqual(await readdir(path), ['database']);
  });

  it('says so when it may not be written to', async () => {
    const path = join(root, 'read-only');
    await mkdir(path);
    await chmod(root, 0o755);
    await chmod(path, 0o555);
    // the superuser may write everywhere, so it hands the attempt to somebody who may not
    const isRoot = process.getuid?.() === 0;

    const { code, stderr } = await runNode(
      [...hostCommand, '--port', '0', '--data', path],
      isRoot ? { uid: 65_534 } : {},
    );

    assert.equal(code, 1);
    assert.match(stderr, /The data folder \S+ cannot be written to\. .* --data\.\n$/);
  });
});
