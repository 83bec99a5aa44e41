import { readFile } from 'node:fs/promises';
import { CommandError } from './command.js';

/**
 * What a JSON file holds.
 * @throws {CommandError} when it cannot be read, or holds something else.
 */
export async function readJsonFile(path: string): Promise<unknown> {
  return parseJson(await readTextFile(path), path);
}

/**
 * What a file says.
 * @throws {CommandError} when it cannot be read.
 */
export async function readTextFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file; check the path',
      EISDIR: 'it is a folder; name a file',
      EACCES: 'it may not be read; check its rights',
    };
    throw new CommandError(`${path} cannot be read: ${reasons[code ?? ''] ?? code ?? String(error)}`);
  }
}

/**
 * Reads text as JSON.
 * @throws {CommandError} saying what is wrong with it.
 */
export function parseJson(text: string, source: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new CommandError(`${source} is no JSON: ${(error as Error).message}`);
  }
}
