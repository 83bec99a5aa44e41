import { posix } from 'node:path';
import type { PackageFacts } from './import-rules.js';
import { readFiles } from './source-files.js';

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, unknown>>;
}

/** Reads the manifests of the workspaces. */
export function readPackages(): readonly (PackageFacts & { readonly manifest: Manifest })[] {
  return readFiles(['{packages,examples}/*/package.json']).map(({ path, text }) => {
    const manifest = JSON.parse(text) as Manifest;
    return {
      folder: posix.dirname(path),
      name: manifest.name,
      dependencies: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
      doors: Object.keys(manifest.exports ?? {}),
      manifest,
    };
  });
}
