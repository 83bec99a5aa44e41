import { ConfigError } from '../errors/config-error.js';

/**
 * The base address of an API as an absolute address that ends with a slash.
 * @throws {ConfigError} when it is relative and there is no page to be relative to, or not http or https.
 */
export function baseUrl(api: string): string {
  let cause: unknown;
  try {
    const { protocol, search, hash, href } = new URL(api, globalThis.location?.href);
    if (/^https?:$/.test(protocol) && !search && !hash) return href.replace(/\/*$/, '/');
  } catch (error) {
    cause = error;
  }
  throw new ConfigError(
    `"${api}" cannot be the base address of an API: write it whole, with https:// and without "?" and "#".`,
    { cause },
  );
}
