import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { repositoryRoot } from '../support/repository.js';

/** A file of the repository, or one made up to see a rule fail. */
export interface SourceFile {
  /** Relative to the repository, with slashes. */
  readonly path: string;
  readonly text: string;
}

const generated = ['**/node_modules/**', '**/dist/**', 'storybook-static/**'];

/** Reads the files that match, in the order of their paths. */
export function readFiles(globs: readonly string[]): readonly SourceFile[] {
  const paths = globSync([...globs], { cwd: repositoryRoot, ignore: generated, dot: true }).sort();
  return paths.map((path) => ({ path, text: readFileSync(join(repositoryRoot, path), 'utf8') }));
}

/** Every TypeScript file that ships or tests what ships. */
export function readTypeScript(): readonly SourceFile[] {
  return readFiles(['{packages,stories,examples,test}/**/*.ts']);
}
