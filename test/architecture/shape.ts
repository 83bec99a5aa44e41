import { posix } from 'node:path';
import type { SourceFile } from './source-files.js';

/** What stands at the top of the repository; anything new is a decision. */
export const topLevel: readonly string[] = [
  '.ci',
  '.config',
  '.editorconfig',
  '.gitignore',
  '.npmrc',
  '.puppeteerrc.json',
  '.storybook',
  'LICENSE',
  'README.md',
  'examples',
  'package-lock.json',
  'package.json',
  'packages',
  'stories',
  'test',
  'tsconfig.json',
  'vite.config.ts',
];

const isTest = (path: string): boolean => path.endsWith('.test.ts') || path.startsWith('test/');

/** Says when a file is longer than somebody wants to read: 400 lines, tests 600. */
export function judgeLength({ path, text }: SourceFile): string | undefined {
  const lines = text.split('\n').length - 1;
  const limit = isTest(path) ? 600 : 400;
  return lines > limit ? `${path}: ${lines} lines, ${limit} at most` : undefined;
}

/** Says when a name tells nothing about what is inside. */
export function judgeName(path: string): string | undefined {
  const vague = /^(?:utils?|helpers?|misc|common)(?:\.|$)/;
  const found = path.split('/').find((part) => vague.test(part) && !path.includes('/locales/'));
  return found === undefined ? undefined : `${path}: "${found}" does not say what it is for`;
}

/** Says what at the top of the repository is not on the list. */
export function judgeTopLevel(names: readonly string[], ignored: readonly string[]): readonly string[] {
  return names
    .filter((name) => !topLevel.includes(name) && !ignored.includes(name))
    .map((name) => posix.normalize(name));
}

/** Addresses of registries in a lock file: it must work with whatever registry the machine has. */
export function registryAddresses(lockFile: string): readonly string[] {
  return lockFile.match(/"resolved": "(?:https?|git)[^"]*"/g) ?? [];
}
