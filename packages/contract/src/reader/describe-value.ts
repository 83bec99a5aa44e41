const longestShown = 40;

/**
 * Says what was there without repeating what nobody should read in a log: long texts become their length, e-mail
 * addresses and whatever looks like a token are masked, objects and lists are only named.
 */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'string') return value.length > longestShown ? redact(value) : `"${redact(value)}"`;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A text that may be shown: short, without addresses, tokens and invisible characters. */
export function redact(text: string): string {
  if (text.length > longestShown) return `text of ${text.length} characters`;
  return text
    .replace(/[^\s@]+@[^\s@]+/g, '<address>')
    .replace(/\bbearer\s+\S+|[\w+/=~-]{20,}|\bey[jk][\w.-]+|\b(?:sk|pk|gh\w|xox\w)[-_][\w-]+/gi, '<token>')
    .replace(/\p{C}/gu, '\uFFFD');
}
