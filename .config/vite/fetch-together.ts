import { posix } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const dynamicImport = /import\((["'`])(\.{1,2}\/[^"'`]+)\1\)/g;

/** A chunk, the chunks that it imports, and those that they import in turn. */
function neededBy(fileName: string, bundle: Rolldown.OutputBundle, seen = new Set<string>()): Set<string> {
  const chunk = bundle[fileName];
  if (chunk?.type !== 'chunk' || seen.has(fileName)) return seen;
  seen.add(fileName);
  for (const imported of chunk.imports) neededBy(imported, bundle, seen);
  return seen;
}

function askTogether(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): string {
  const folder = posix.dirname(chunk.fileName);
  const here = neededBy(chunk.fileName, bundle);
  return chunk.code.replace(dynamicImport, (call, _quote, path: string) => {
    const target = posix.join(folder, path);
    const others = [...neededBy(target, bundle)].filter((name) => name !== target && !here.has(name));
    // The import that is waited for tells of a failure; these are only there to be early.
    const early = others.map((name) => `import("./${posix.relative(folder, name)}").catch(()=>{}),`);
    return early.length === 0 ? call : `(${early.join('')}${call})`;
  });
}

/**
 * Lets whoever fetches a chunk ask at the same moment for everything the chunk imports: otherwise the browser
 * would hear of the second only when it has read the first.
 */
export function fetchTogether(): Plugin {
  return {
    name: 'fetch-together',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk') chunk.code = askTogether(chunk, bundle);
      }
    },
  };
}
