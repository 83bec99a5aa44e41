import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ownNamesOnly } from '../../.config/vite/own-names-only.js';

const { renderChunk, generateBundle } = ownNamesOnly() as unknown as {
  renderChunk(code: string): { readonly code: string } | null;
  generateBundle(
    this: { error(words: string): never },
    options: object,
    bundle: Record<string, { type: 'chunk'; fileName: string; code: string }>,
  ): void;
};

/** Looks through a file with this code before it is written. */
function check(code: string): void {
  const error = (words: string): never => {
    throw new Error(words);
  };
  generateBundle.call({ error }, {}, { file: { type: 'chunk', fileName: 'file.js', code } });
}

describe('What the bundler adds that goes through names', () => {
  for (const [one, of] of [
    ['name', 'all'],
    ['$name', 'all$1'],
  ] as const) {
    it(`goes through an object's own only, where they are called ${one} and ${of}`, () => {
      const loop = `for (var ${one} in ${of}) use(${one});`;

      const replaced = renderChunk(loop)?.code ?? loop;

      assert.equal(replaced, `for (var ${one} of Object.keys(${of})) use(${one});`);
      assert.throws(() => check(loop), /^Error: file\.js goes through names that may not be its own\.$/);
      assert.doesNotThrow(() => check(replaced));
    });
  }
});
