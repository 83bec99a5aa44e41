import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findCycles } from './cycles.js';
import { elementFolders, judgeNeighbor } from './element-folders.js';
import { judgeImport } from './import-rules.js';
import { readImports } from './imports.js';
import { readPackages } from './package-facts.js';
import { readTypeScript } from './source-files.js';

const packages = readPackages();
const files = readTypeScript();
const imports = files.flatMap(readImports);

function problemOf(path: string, text: string): string | undefined {
  return readImports({ path, text })
    .map((found) => judgeImport(found, packages))
    .find((problem) => problem !== undefined);
}

describe('Imports', () => {
  it('keep to the rooms they may know', () => {
    const problems = imports
      .map((found) => judgeImport(found, packages))
      .filter((problem) => problem !== undefined);

    assert.equal(problems.join('\n'), '');
  });

  it('do not lead from one element to another', () => {
    const folders = elementFolders(files.map(({ path }) => path));
    const problems = imports
      .map((found) => judgeNeighbor(found, folders))
      .filter((problem) => problem !== undefined);

    assert.notEqual(folders.length, 0);
    assert.equal(problems.join('\n'), '');
  });

  it('do not go in circles', () => {
    assert.equal(findCycles(imports).join('\n'), '');
  });
});

describe('The rules of imports', () => {
  const caught: readonly (readonly [string, string, RegExp])[] = [
    ['packages/contract/src/a.ts', `import '@partner-journey/client';`, /contract may not import client/],
    ['packages/contract/src/a.ts', `import { z } from 'zod';`, /zod\/mini/],
    ['packages/client/src/a.ts', `import { html } from 'lit';`, /lit is no dependency of client/],
    ['packages/client/src/a.ts', `import { readFile } from 'node:fs';`, /no Node/],
    [
      'packages/elements/src/a.ts',
      `import { changeKinds } from '@partner-journey/contract';`,
      /by type only/,
    ],
    ['packages/elements/src/a.ts', `export * from '@partner-journey/contract';`, /by type only/],
    ['packages/elements/src/a.ts', `const zod = await import('zod');`, /zod is no dependency of elements/],
    ['packages/elements/src/a.ts', `import '@partner-journey/client/dist/store.js';`, /no door/],
    ['packages/elements/src/a.ts', `import '../../client/src/client.js';`, /out of its folder/],
    ['packages/elements/src/a.test.ts', `import '../../client/src/client.js';`, /by name/],
    [
      'packages/host/src/a.ts',
      `import type { X } from '@partner-journey/client';`,
      /host may not import client/,
    ],
    ['stories/a.ts', `import '../packages/elements/src/index.js';`, /by name/],
    ['examples/portal/a.ts', `import '../../packages/host/src/index.js';`, /out of its folder/],
    ['examples/portal/a.ts', `import '@partner-journey/host/src/index.js';`, /no door/],
    ['test/flow/a.ts', `import '../../packages/host/src/index.js';`, /by name/],
  ];
  for (const [path, text, message] of caught) {
    it(`catch ${text} in ${path}`, () => {
      assert.match(problemOf(path, text) ?? '', message);
    });
  }

  it('let through what is allowed', () => {
    const allowed: readonly (readonly [string, string])[] = [
      ['packages/client/src/a.ts', `import { changeKinds } from '@partner-journey/contract';`],
      ['packages/elements/src/a.ts', `import type { Journey } from '@partner-journey/contract';`],
      [
        'packages/elements/src/a.browser.test.ts',
        `import '../../../test/support/browser/uncaught-errors.js';`,
      ],
      ['packages/contract/src/a.test.ts', `import { readFile } from 'node:fs';`],
      ['stories/a.ts', `import '@partner-journey/elements/journey-checklist.js';`],
    ];

    assert.deepEqual(
      allowed.map(([path, text]) => problemOf(path, text)),
      allowed.map(() => undefined),
    );
  });

  it('catch an element that knows another', () => {
    const folders = ['packages/elements/src/journey-a', 'packages/elements/src/journey-b'];
    const [found] = readImports({ path: `${folders[0]}/a.ts`, text: `import '../journey-b/b.js';` });

    assert.match(found ? (judgeNeighbor(found, folders) ?? '') : '', /does not know another/);
  });

  it('catch a circle, but not one of types', () => {
    const a = { path: 'packages/client/src/a.ts', text: `import './b.js';` };
    const b = { path: 'packages/client/src/b.ts', text: `export { a } from './a.js';` };
    const c = { path: 'packages/client/src/b.ts', text: `import type { A } from './a.js';` };

    assert.equal(findCycles([a, b].flatMap(readImports)).length, 1);
    assert.equal(findCycles([a, c].flatMap(readImports)).length, 0);
  });
});
