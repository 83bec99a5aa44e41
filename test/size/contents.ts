import { readFileSync } from 'node:fs';
import { eachMapping, TraceMap, type EachMapping } from '@jridgewell/trace-mapping';

/** Names the part of the house, or the package, that a source belongs to. */
function partOf(source: string): string {
  const [, dependency] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  const [, place] = /([\w-]+\/src\/[\w-]+)/.exec(source) ?? [];
  const [, own] = /(src\/[\w-]+)/.exec(source) ?? [];
  return dependency ?? place ?? (own === undefined ? 'the bundler' : `elements/${own}`);
}

/** Which parts the code of a bundled file came from, as bytes by part, the largest first. */
export function readContents(file: string): readonly (readonly [string, number])[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  const mappings: EachMapping[] = [];
  eachMapping(new TraceMap(readFileSync(`${file}.map`, 'utf8')), (mapping) => mappings.push(mapping));
  const bytes = new Map<string, number>();
  mappings.forEach(({ generatedLine, generatedColumn, source }, index) => {
    const next = mappings[index + 1];
    const end =
      next?.generatedLine === generatedLine ? next.generatedColumn : lines[generatedLine - 1]?.length;
    const part = partOf(source ?? '');
    bytes.set(part, (bytes.get(part) ?? 0) + Math.max(0, (end ?? 0) - generatedColumn));
  });
  return [...bytes].sort(([, a], [, b]) => b - a);
}
