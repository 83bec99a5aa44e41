import { posix } from 'node:path';
import type { Import } from './imports.js';

/** Which file needs which when it is loaded: types and dynamic imports do not. */
function neededAtLoad(imports: readonly Import[]): Map<string, string[]> {
  const graph = new Map<string, string[]>();
  for (const { from, to, typeOnly, dynamic } of imports) {
    if (typeOnly || dynamic || !to.startsWith('.')) continue;
    const target = posix.join(posix.dirname(from), to).replace(/\.js$/, '.ts');
    graph.set(from, [...(graph.get(from) ?? []), target]);
  }
  return graph;
}

/** Finds files that need each other in a circle; each circle as the path that leads back to its start. */
export function findCycles(imports: readonly Import[]): readonly string[] {
  const graph = neededAtLoad(imports);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) cycles.push([...path.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return cycles;
}
