import { UsageError } from './command.js';

/**
 * Headers as they are written, `Name: value`.
 * @throws {UsageError} when one is none. Its value is not repeated, as it may be a secret.
 */
export function headersOf(lines: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    lines.map((line) => {
      const [, name, value] = /^([\w!#$%&'*+.^`|~-]+):\s*(.*)$/.exec(line) ?? [];
      if (name === undefined || value === undefined) throw new UsageError('--header is "Name: value"');
      return [name, value];
    }),
  );
}
