import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
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

/** What a file loads: with it, or later. Types load nothing. */
function importsOf(file: string): { readonly now: readonly string[]; readonly later: readonly string[] } {
  const text = readFileSync(posix.join(source, file), 'utf8');
  const resolve = ([, path = '']: RegExpMatchArray): string =>
    posix.join(posix.dirname(file), path.replace(/\.js$/, '.ts'));
  return {
    now: [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '(\.[^']+)';/gm)].map(resolve),
    later: [...text.matchAll(/import\('(\.[^']+)'\)/g)].map(resolve),
  };
}

/** A file with all that loads together with it. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const other of importsOf(file).now) loadedWith(other, seen);
  return seen;
}

/** The words that some files ask for and that none of them brings. */
function missingIn(files: ReadonlySet<string>, alsoHere: ReadonlySet<string> = files): string[] {
  const words = [...files, ...alsoHere].filter((file) => file.startsWith('locales/en/'));
  const brought = new Set(words.flatMap((file) => keysIn(file)));
  const asked = [...files].filter((file) => !file.startsWith('locales/'));
  return asked.flatMap((file) =>
    keysIn(file)
      .filter((key) => !brought.has(key) && !key.endsWith('-'))
      .map((key) => `${file}: ${key}`),
  );
}

describe('the words', () => {
  for (const widget of ['next', 'progress', 'checklist', 'feedback', 'resources', 'updates']) {
    it(`of journey-${widget} are here when they are asked for`, () => {
      const first = loadedWith(`journey-${widget}/journey-${widget}-element.ts`);
      const parts = [...first].flatMap((file) => importsOf(file).later);

      assert.ok(first.size > 20 && parts.length > 1);
      assert.deepEqual(missingIn(first), []);
      for (const part of parts.filter((file) => !file.startsWith('locales/')))
        assert.deepEqual(missingIn(loadedWith(part), first), []);
    });
  }

  for (const widget of ['next', 'progress', 'checklist', 'feedback', 'resources', 'updates']) {
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

  it('break no line between how many and of how many', () => {
    const all: readonly Message[] = [...Object.values(en), ...Object.values(ar)];
    const forms = all.flatMap((message) =>
      typeof message === 'string' ? [message] : Object.values(message),
    );

    assert.deepEqual(
      forms.filter((form) => /\{(?:at|done|index)\} /.test(form)),
      [],
    );
  });

  it('fill in the same names in every language', () => {
    for (const key of Object.keys(en) as MessageKey[]) {
      const missing = names(ar[key]).filter((name) => !names(en[key]).includes(name));

      assert.deepEqual(missing, [], key);
    }
  });
});
