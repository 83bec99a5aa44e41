import { globSync } from 'tinyglobby';
import { repositoryRoot } from './repository.js';

/** The parts of the tests, in the order in which they run. */
export const parts = ['node', 'browser', 'size', 'stories', 'flow', 'faults'] as const;
export type Part = (typeof parts)[number];

const ownParts: readonly string[] = ['test/size/**', 'test/stories/**', 'test/flow/**', 'test/faults/**'];

const globs: Readonly<Record<Part, readonly string[]>> = {
  node: [
    'packages/*/src/**/*.test.ts',
    'examples/**/*.test.{ts,js}',
    'test/**/*.test.ts',
    ...ownParts.map((glob) => `!${glob}`),
    '!**/*.browser.test.ts',
  ],
  browser: ['{packages/*/src,examples,test}/**/*.browser.test.ts'],
  size: ['test/size/**/*.test.ts'],
  stories: ['test/stories/**/*.test.ts'],
  flow: ['test/flow/**/*.test.ts'],
  faults: ['test/faults/**/*.test.ts'],
};

/**
 * The test files of a part, relative to the repository. With `wanted`, only those whose path contains one of its strings.
 * @throws {Error} when nothing is left.
 */
export function testFiles(part: Part, wanted: readonly string[] = []): readonly string[] {
  const all = globSync([...globs[part]], {
    cwd: repositoryRoot,
    ignore: ['**/node_modules/**', '**/dist/**', 'test/**/control/**'],
  });
  const files = wanted.length === 0 ? all : all.filter((file) => wanted.some((text) => file.includes(text)));
  if (files.length === 0) throw new Error(`There is no ${part} test file ${wanted.join(', ')}`.trimEnd());
  return files.sort();
}
