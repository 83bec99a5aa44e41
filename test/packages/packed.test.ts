import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { readPackages } from '../architecture/package-facts.js';
import { repositoryRoot } from '../support/repository.js';
import { brokenDoors, importable, packPackage } from './packed.js';

const folders = readPackages()
  .filter(({ manifest }) => manifest.private !== true)
  .map(({ folder }) => folder);

/** Imports a module in a process of its own, from what was built. */
async function importInNode(specifier: string, cwd: string): Promise<void> {
  const env = { ...process.env, NODE_OPTIONS: '' };
  const script = `await import(${JSON.stringify(specifier)})`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd,
    env,
    timeout: 30_000,
  });
}

for (const folder of folders) {
  describe(`The package ${folder}`, () => {
    it('has no door that leads to nothing', async () => {
      assert.equal(brokenDoors(await packPackage(folder)).join('\n'), '');
    });

    it('has a manifest that bundlers and Node understand', async () => {
      const { messages, pkg } = await publint({
        pkgDir: join(repositoryRoot, folder),
        level: 'warning',
        pack: 'npm',
      });

      assert.deepEqual(
        messages.map((message) => formatMessage(message, pkg ?? {}, { color: false })),
        [],
      );
    });

    it('can be imported where there is no page', async () => {
      for (const specifier of importable(await packPackage(folder))) {
        await assert.doesNotReject(importInNode(specifier, join(repositoryRoot, folder)), specifier);
      }
    });
  });
}

describe('The rule of doors', () => {
  it('catches a door that leads to nothing', () => {
    const doors = {
      '.': { default: './dist/index.js', types: './dist/index.d.ts' },
      './schema/*.json': './schema/*.json',
    };
    const packed = { name: 'probe', doors, files: ['dist/index.js', 'src/index.ts'] };

    assert.deepEqual(brokenDoors(packed), [
      'probe: "." (types) leads to ./dist/index.d.ts, which is not in the package',
      'probe: "./schema/*.json" (default) leads to ./schema/*.json, which is not in the package',
    ]);
  });
});
