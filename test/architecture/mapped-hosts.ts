import type { SourceFile } from './source-files.js';

/** The servers of the examples `host-…`, by the paths in them. */
export function mappedHosts(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => /^examples\/host-([^/]+)\/mapping\.json$/.exec(path)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Says which of these servers a file names: a mapping is all that may know one. */
export function judgeHostNames({ path, text }: SourceFile, hosts: readonly string[]): string | undefined {
  const named = hosts.find((host) => new RegExp(host.replaceAll('-', '[-_ ]?'), 'i').test(text));
  return named === undefined ? undefined : `${path}: knows ${named}, which a mapping describes`;
}
