import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import mergePatch from 'json-merge-patch';

const commandLine = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/**
 * What `partner-journey init` makes of the server's OpenAPI document.
 * @param {{ url: string }} host
 * @returns {Promise<import('@partner-journey/client/mapping').Mapping>}
 */
export async function proposeMapping({ url }) {
  const { stdout } = await promisify(execFile)(process.execPath, [
    ...['--import', 'tsx', '--conditions=source'],
    ...[commandLine, 'init', `${url}/openapi.json`],
  ]);
  return JSON.parse(stdout);
}

/**
 * A proposal with `edits.json` merged into it, which is what this example is mapped by.
 * @param {import('@partner-journey/client/mapping').Mapping} proposed
 * @returns {Promise<import('@partner-journey/client/mapping').Mapping>}
 */
export async function withEdits(proposed) {
  const edits = JSON.parse(await readFile(new URL('edits.json', import.meta.url), 'utf8'));
  return mergePatch.apply(structuredClone(proposed), edits);
}
