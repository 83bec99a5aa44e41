import { relative } from 'node:path';
import { readJsonFiles } from '../json-files.js';
import type { Sample } from './sample.js';
import { isObject } from './words.js';

/**
 * Answers in files. A file below a folder is the answer of the address that its path names: `users/me.json` of
 * `/users/me`. A file by itself is named by its own name. A file may also say it: `{"path", "headers", "body"}`.
 */
export async function samplesFromFiles(paths: readonly string[]): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const given of paths) {
    for (const { path, document } of await readJsonFiles([given])) {
      const below = relative(given, path);
      const name = (below === '' ? (path.split(/[\\/]/).at(-1) ?? path) : below).replace(/\.json$/, '');
      samples.push(sampleOf(`/${name.replaceAll('\\', '/')}`, document));
    }
  }
  return samples;
}

function sampleOf(path: string, document: unknown): Sample {
  if (!isObject(document) || typeof document['path'] !== 'string' || !('body' in document))
    return { path, body: document };
  const headers = Object.entries(isObject(document['headers']) ? document['headers'] : {});
  return {
    path: document['path'],
    body: document['body'],
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), String(value)])),
  };
}
