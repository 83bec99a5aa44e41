import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, it } from 'node:test';
import { repositoryRoot } from '../support/repository.js';
import { judgeDocs, type ElementDeclaration } from './element-docs.js';
import { elementFolders } from './element-folders.js';
import { readFiles } from './source-files.js';

interface Manifest {
  readonly modules: readonly {
    readonly path: string;
    readonly declarations?: readonly ElementDeclaration[];
  }[];
}

const home = 'packages/elements';
const sources = readFiles([`${home}/src/**/*.ts`, `!${home}/src/**/*.test.ts`]);
const shared = sources.filter(({ path }) => /\/src\/(?:base|styles)\//.test(path));
// Written by "npm run manifest", which every build and "npm run verify" begin with.
const manifest = JSON.parse(
  readFileSync(join(repositoryRoot, home, 'custom-elements.json'), 'utf8'),
) as Manifest;
const elements = manifest.modules.flatMap(({ path, declarations = [] }) =>
  declarations
    .filter(({ tagName }) => tagName !== undefined)
    .map((declaration) => {
      const folder = `${home}/${posix.dirname(path)}/`;
      return { declaration, shared, own: sources.filter((file) => file.path.startsWith(folder)) };
    }),
);

describe('The custom-elements manifest', () => {
  it('knows every element', () => {
    const folders = elementFolders(sources.map(({ path }) => path)).map((folder) => posix.basename(folder));

    assert.deepEqual(elements.map(({ declaration }) => declaration.tagName).sort(), [...folders].sort());
  });

  it('describes all there is to use of every element', () => {
    assert.equal(elements.flatMap(judgeDocs).join('\n'), '');
  });
});

describe('The rule of documentation', () => {
  const declaration: ElementDeclaration = {
    name: 'JourneyProbeElement',
    tagName: 'journey-probe',
    members: [{ kind: 'field', name: 'heading' }],
    attributes: [{ name: 'heading' }],
    events: [{ name: 'journey-probe-open', type: { text: 'CustomEvent' } }],
    slots: [{ name: '' }],
    cssParts: [{ name: 'base' }],
    cssProperties: [{ name: '--journey-gap' }],
  };
  const text = `
    html\`<p part="base extra"><slot name="footer"></slot></p>\`; css\`a { gap: var(--journey-space); }\`;
    this.dispatchEvent(new JourneyProbeOpenEvent());`;
  const problems = judgeDocs({ declaration, own: [{ path: 'a.ts', text }], shared: [] }).join('\n');

  for (const message of [
    'the element has no summary',
    'property or method "heading" has no description',
    'attribute "heading" has no description',
    'event "journey-probe-open" has no description',
    'event "journey-probe-open" names no class of ours',
    'slot "" has no description',
    'part "base" has no description',
    'custom property "--journey-gap" has no description',
    'slot "footer" is used but not documented',
    'part "extra" is used but not documented',
    'custom property "--journey-space" is used but not documented',
    'event "JourneyProbeOpenEvent" is used but not documented',
  ]) {
    it(`says: ${message}`, () => {
      assert.ok(problems.includes(message));
    });
  }
});
