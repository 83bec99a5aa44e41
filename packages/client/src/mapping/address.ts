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
  {
    expressions,
    scope,
    place,
    encode,
  }: { expressions: Expressions; scope: Scope; place: string; encode(value: string): string },
): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const { 0: whole, 1: expression = '', index } of text.matchAll(inBraces)) {
    const value = textOf(await expressions.evaluateAt(place, expression, scope));
    if (value === undefined) {
      throw new ConfigError(`${place} of the mapping: "${expression}" has no value in "${text}".`);
    }
    // encoded or not, they lead out of the folder they stand in
    if (/^\.{1,2}$/.test(value) && !text.slice(0, index).includes('?'))
      throw new ConfigError(
        `${place} of the mapping: "${expression}" is "${value}" in "${text}", which is no name in an address.`,
      );
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
  if (!URL.canParse(address, from)) throw new ConfigError(`"${address}" is no address.`);
  const url = new URL(address, from);
  if (url.href.startsWith(base)) return url;
  const isOtherScheme = withoutScheme(url.href).startsWith(withoutScheme(base));
  const advice = isOtherScheme
    ? `: the host writes its own address as "${url.protocol}//". Ask for "${new URL(base).protocol}//" there, or turn it with $replace in the mapping`
    : ': a mapping asks no other place';
  throw new ConfigError(`${url.href} is not below ${base}${advice}.`);
}

function withoutScheme(address: string): string {
  return address.replace(/^\w+:/, '');
}
