import { ConfigError } from '../errors/config-error.js';

/**
 * The base address of an API as an absolute address that ends with a slash.
 * @throws {ConfigError} when it is relative and there is no page to be relative to, or not http or https.
 */
export function baseUrl(api: string): string {
  let url: URL;
  try {
    url = new URL(api, globalThis.location?.href);
  } catch (cause) {
    throw new ConfigError(`"${api}" is no address here: outside a page "api" must begin with https://.`, {
      cause,
    });
  }
  if (!/^https?:$/.test(url.protocol)) {
    throw new ConfigError(`"${api}" must lead to http or https: write the whole address in "api".`);
  }
  if (url.search || url.hash) throw new ConfigError(`"${api}" must be a base address without "?" and "#".`);
  return url.href.replace(/\/*$/, '/');
}
