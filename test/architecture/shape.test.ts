import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { repositoryRoot } from '../support/repository.js';
import { judgeLength, judgeName, judgeTopLevel, registryAddresses } from './shape.js';
import { readFiles, readTypeScript } from './source-files.js';

const readRoot = (name: string): string => readFileSync(join(repositoryRoot, name), 'utf8');
const ignored = [
  '.git',
  ...readRoot('.gitignore')
    .split('\n')
    .map((line) => line.replace(/\/$/, '')),
];

describe('The repository', () => {
  it('has files that can be read at one go', () => {
    const problems = readTypeScript()
      .map(judgeLength)
      .filter((problem) => problem !== undefined);

    assert.equal(problems.join('\n'), '');
  });

  it('has names that say what is inside', () => {
    const files = readFiles(['{packages,stories,examples,test}/**/*.{ts,js,css,mdx}']);
    const problems = files.map(({ path }) => judgeName(path)).filter((problem) => problem !== undefined);

    assert.equal(problems.join('\n'), '');
  });

  it('has nothing at its top but what was decided', () => {
    assert.deepEqual(judgeTopLevel(readdirSync(repositoryRoot), ignored), []);
  });

  it('has a lock file that names no registry', () => {
    assert.deepEqual(registryAddresses(readRoot('package-lock.json')), []);
  });
});

describe('The rules of shape', () => {
  it('catch a file that is too long', () => {
    assert.match(judgeLength({ path: 'packages/a/src/a.ts', text: '\n'.repeat(401) }) ?? '', /401 lines/);
    assert.match(
      judgeLength({ path: 'packages/a/src/a.test.ts', text: '\n'.repeat(601) }) ?? '',
      /601 lines/,
    );
    assert.equal(judgeLength({ path: 'packages/a/src/a.test.ts', text: '\n'.repeat(500) }), undefined);
  });

  it('catch a name that says nothing', () => {
    assert.match(judgeName('packages/a/src/utils.ts') ?? '', /does not say/);
    assert.match(judgeName('packages/a/src/helpers/a.ts') ?? '', /does not say/);
    assert.equal(judgeName('packages/a/src/outbox/outbox.ts'), undefined);
  });

  it('catch something new at the top', () => {
    assert.deepEqual(judgeTopLevel(['packages', 'scripts', 'node_modules'], ignored), ['scripts']);
  });

  it('catch an address of a registry', () => {
    assert.equal(registryAddresses('{"resolved": "https://registry.example/a.tgz"}').length, 1);
    assert.equal(registryAddresses('{"resolved": "packages/client", "link": true}').length, 0);
  });
});
