import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { repositoryRoot } from '../support/repository.js';

/** Bytes as they are, and as a server would send them at the highest compression. */
export interface Size {
  readonly raw: number;
  readonly gzip: number;
  readonly brotli: number;
}

/** A file of the bundle, with the files that come with it. */
export interface Chunk {
  readonly file: string;
  /** The module it was split off for, or the name of its group. */
  readonly name: string;
  readonly imports: readonly string[];
  readonly size: Size;
}

/** The bundle of the script tag. */
export interface Bundle {
  readonly chunks: readonly Chunk[];
}

interface ManifestEntry {
  readonly file: string;
  readonly name?: string;
  readonly imports?: readonly string[];
}

/** Where the build puts the bundle. */
export const bundleFolder: string = join(repositoryRoot, 'packages/elements/dist/cdn');

/** Measures one text. */
export function sizeOf(text: string | Buffer): Size {
  const bytes = Buffer.from(text);
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
  };
}

/** Adds sizes up: files are compressed one by one. */
export function addSizes(sizes: readonly Size[]): Size {
  return sizes.reduce(
    (sum, { raw, gzip, brotli }) => ({
      raw: sum.raw + raw,
      gzip: sum.gzip + gzip,
      brotli: sum.brotli + brotli,
    }),
    { raw: 0, gzip: 0, brotli: 0 },
  );
}

/** Reads what `npm run build` has made. */
export function readBundle(): Bundle {
  const text = readFileSync(join(bundleFolder, 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Readonly<Record<string, ManifestEntry>>;
  const chunks = Object.values(manifest).map(({ file, name = file, imports = [] }) => ({
    file,
    name,
    imports: imports.flatMap((key) => manifest[key]?.file ?? []),
    size: sizeOf(readFileSync(join(bundleFolder, file))),
  }));
  return { chunks };
}

/** The files that are fetched for these, with all that they import. */
export function fetchedFor(files: readonly string[], { chunks }: Bundle): readonly Chunk[] {
  const needed = new Set<string>();
  const visit = (file: string): void => {
    if (needed.has(file)) return;
    needed.add(file);
    chunks.find((chunk) => chunk.file === file)?.imports.forEach(visit);
  };
  files.forEach(visit);
  return chunks.filter(({ file }) => needed.has(file));
}
