import { posix } from 'node:path';
import type { Import } from './imports.js';

const home = 'packages/elements/src/';

/** The folders that hold an element: those with a class file named after the folder. */
export function elementFolders(paths: readonly string[]): readonly string[] {
  return paths
    .filter((path) => path.startsWith(home))
    .filter((path) => posix.basename(path) === `${posix.basename(posix.dirname(path))}-element.ts`)
    .map((path) => posix.dirname(path));
}

/** Says when one element's folder imports from another's. Only the root knows the widgets, for its default layout. */
export function judgeNeighbor({ from, to }: Import, folders: readonly string[]): string | undefined {
  if (!to.startsWith('.')) return undefined;
  const own = folders.find((folder) => from.startsWith(`${folder}/`));
  if (own === undefined || own === `${home}partner-journey`) return undefined;
  const target = posix.join(posix.dirname(from), to);
  const other = folders.find((folder) => folder !== own && target.startsWith(`${folder}/`));
  return other === undefined ? undefined : `${from}: "${to}": one element's folder does not know another's`;
}
