/** How much of an answer key a document has. */
export interface Score {
  readonly right: number;
  readonly of: number;
  /** Paths of what is missing or different, with what it should be and what it is. */
  readonly wrong: readonly string[];
}

/** Compares a document with its key field by field: each plain value in the key counts one. What the key leaves open may be anything. */
export function scoreAgainstKey(key: unknown, document: unknown): Score {
  const wrong: string[] = [];
  let of = 0;
  const compare = (expected: unknown, got: unknown, path: string) => {
    if (typeof expected === 'object' && expected !== null) {
      for (const [name, inner] of Object.entries(expected)) {
        compare(
          inner,
          (got as Readonly<Record<string, unknown>> | null | undefined)?.[name],
          `${path}/${name}`,
        );
      }
      return;
    }
    of += 1;
    if (expected !== got) wrong.push(`${path}: ${JSON.stringify(expected)}, not ${JSON.stringify(got)}`);
  };
  compare(key, document, '');
  return { right: of - wrong.length, of, wrong };
}
