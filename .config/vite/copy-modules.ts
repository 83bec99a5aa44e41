import type { Plugin } from 'vite';

/** Which modules are copied, and for whom. */
export interface CopyOptions {
  /** The module that gets copies of its own. */
  readonly entry: RegExp;
  /** What is copied of all that it loads, now or later; everything else it shares with the others. */
  readonly copied: RegExp;
  /** Marks the copies. */
  readonly mark: string;
}

/**
 * Gives an entry copies of modules that are chunks of their own elsewhere: what is always fetched together is one
 * file then, which compresses far better than its pieces, and pages that need one piece fetch only that.
 */
export function copyModules({ entry, copied, mark }: CopyOptions): Plugin {
  const suffix = `?${mark}`;
  return {
    name: 'copy-modules',
    resolveId: {
      order: 'pre',
      async handler(source, importer, options) {
        if (!importer || !(entry.test(importer) || importer.endsWith(suffix))) return null;
        const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
        return resolved && copied.test(resolved.id)
          ? { ...resolved, id: `${resolved.id}${suffix}` }
          : resolved;
      },
    },
  };
}
