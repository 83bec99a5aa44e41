/** What a measurement says in the end. */
export interface Figure {
  readonly lines: readonly string[];
  /** What must not be, in words. A figure with any of it makes the command fail. */
  readonly wrong: readonly string[];
}

/** Counts that must all be 0: in words, and those that are not. */
export function noneOf(counts: Readonly<Record<string, number>>): {
  readonly words: string;
  readonly wrong: readonly string[];
} {
  const words = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return { words: words.join(', '), wrong: words.filter((text) => !text.startsWith('0 ')) };
}

/** What is wrong when a condition does not hold. */
export function unless(isRight: boolean, text: string): readonly string[] {
  return isRight ? [] : [text];
}

/** Two measurements that are one figure. */
export function both(one: Figure, other: Figure): Figure {
  return { lines: [...one.lines, ...other.lines], wrong: [...one.wrong, ...other.wrong] };
}
