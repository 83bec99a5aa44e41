import { ConfigError } from '../errors/config-error.js';
import { textOf } from './text-of.js';
import type { Expressions, Scope } from './expressions.js';

const inBraces = /\{([^{}]+)\}/g;

/** The expressions in the braces of a text. */
export function expressionsIn(text: string): string[] {
  return [...text.matchAll(inBraces)].map(([, expression = '']) => expression);
}

/**
 * Puts the values of the expressions in braces into a text, each through `encode`.
 * @throws {ConfigError} when one of them has no value: an address with a hole would be another one.
 */
export async function fillText(
  text: string,
  { expressions, scope, encode }: { expressions: Expressions; scope: Scope; encode(value: string): string },
): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: expression = '', index } of text.matchAll(inBraces)) {
    const value = textOf(await expressions.evaluate(expression, scope));
    if (value === undefined) {
      throw new ConfigError(`"${expression}" has no value in "${text}" of the mapping.`);
    }
    parts.push(text.slice(end, index), encode(value));
    end = index + whole.length;
  }
  return parts.join('') + text.slice(end);
}

/**
 * An address below the base, or the one that a host names as the next: relative to the page it stands on.
 * @throws {ConfigError} when it leads elsewhere: the token stays at home.
 */
export function addressBelow(base: string, address: string, from: string = base): URL {
  const url = new URL(address, from);
  if (url.href.startsWith(base)) return url;
  throw new ConfigError(`${url.href} is not below ${base}: a mapping asks no other place.`);
}
