import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from './command.js';
import { readJsonFile } from './read-json-file.js';

/** A JSON file and what it holds. */
export interface JsonFile {
  readonly path: string;
  readonly document: unknown;
}

/**
 * Reads files, and every JSON file below a folder, in the order of their names.
 * @throws {CommandError} when one cannot be read, or none is there.
 */
export async function readJsonFiles(paths: readonly string[]): Promise<readonly JsonFile[]> {
  const found: JsonFile[] = [];
  for (const path of paths) {
    for (const file of await filesAt(path)) found.push({ path: file, document: await readJsonFile(file) });
  }
  if (found.length === 0) throw new CommandError(`There is no .json file in ${paths.join(', ')}`);
  return found;
}

async function filesAt(path: string): Promise<readonly string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [path];
  const names = await readdir(path, { recursive: true });
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(path, name));
}
