import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './command.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Config<Given extends Options> = { args: string[]; options: Given; strict: true; allowPositionals: true };
type ReadArguments<Given extends Options> = ReturnType<typeof parseArgs<Config<Given>>>;

/** An option that may be given again and again. */
export const repeatable = { type: 'string', multiple: true, default: [] as string[] } as const;

/**
 * Reads the arguments of a command.
 * @throws {UsageError} naming the argument that is wrong.
 */
export function readArguments<const Given extends Options>(
  args: readonly string[],
  options: Given,
): ReadArguments<Given> {
  try {
    return parseArgs<Config<Given>>({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

/**
 * A whole number of an option.
 * @throws {UsageError} when it is none, or not within the limits.
 */
export function readNumber(name: string, text: string, { from, to }: { from: number; to: number }): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (number >= from && number <= to) return number;
  throw new UsageError(`--${name} is a number from ${from} to ${to}, not "${text}"`);
}

/**
 * One of several words of an option.
 * @throws {UsageError} naming the words there are.
 */
export function readWord<const Word extends string>(
  name: string,
  text: string,
  words: readonly Word[],
): Word {
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  throw new UsageError(`--${name} is one of ${words.join(', ')}, not "${text}"`);
}
