/**
 * Finds text that PostgreSQL cannot keep: U+0000, or half of a surrogate pair.
 * @returns its place as a JSON Pointer; undefined when there is none.
 */
export function findUnstorable(root: unknown, rootPath = ''): string | undefined {
  // a list instead of recursion: a body may be nested a hundred thousand times
  const open: [unknown, string][] = [[root, rootPath]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next;
    if (typeof value === 'string' && !isStorable(value)) return path;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, member] of Object.entries(value)) {
      if (!isStorable(key)) return path;
      open.push([
        member,
        open.length < 1000 ? `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` : path,
      ]);
    }
  }
  return undefined;
}

/** Whether PostgreSQL can keep a text. */
export function isStorable(text: string): boolean {
  return !/\0|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
