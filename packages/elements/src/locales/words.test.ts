import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { globSync } from 'tinyglobby';
import { ar } from './ar.js';
import { en } from './en.js';
import type { Message, MessageKey } from './strings.js';

const source = new URL('..', import.meta.url).pathname;

/** The keys that the files of a pattern ask for. */
function keysIn(pattern: string): string[] {
  const names = [...new Set(Object.keys(en).map((key) => key.split('.')[0]))].join('|');
  const files = globSync([pattern, '!**/*.test.ts'], { cwd: source, absolute: true });
  const found = files.flatMap((file) => [
    ...readFileSync(file, 'utf8').matchAll(new RegExp(`'((?:${names})\\.[a-z-]+)'`, 'g')),
  ]);
  return found.map(([, key]) => key ?? '');
}

function names(message: Message): string[] {
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
}

describe('the words', () => {
  for (const widget of ['progress', 'checklist', 'feedback', 'resources']) {
    it(`of journey-${widget} come with it, and nobody else’s do`, () => {
      const foreign = keysIn(`journey-${widget}/**/*.ts`).filter(
        (key) => !/^(common|status)\./.test(key) && !key.startsWith(`${widget}.`),
      );

      assert.deepEqual(foreign, []);
    });
  }

  it('that more than one widget uses are common to all', () => {
    const foreign = keysIn('{base,controllers,journey-view,markdown}/**/*.ts').filter(
      (key) => !/^(common|status)\./.test(key),
    );

    assert.deepEqual(foreign, []);
  });

  it('asked for exist', () => {
    const missing = keysIn('**/*.ts').filter((key) => !Object.hasOwn(en, key) && !key.endsWith('-'));

    assert.deepEqual(missing, []);
  });

  it('fill in the same names in every language', () => {
    for (const key of Object.keys(en) as MessageKey[]) {
      const missing = names(ar[key]).filter((name) => !names(en[key]).includes(name));

      assert.deepEqual(missing, [], key);
    }
  });
});
