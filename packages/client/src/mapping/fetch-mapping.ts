import { systemClock, type Clock } from '../clock/clock.js';
import { within } from '../clock/within.js';
import { asJourneyError } from '../errors/as-journey-error.js';
import { ConfigError } from '../errors/config-error.js';
import type { Mapping } from './mapping.js';

/** How a file is fetched. */
export interface FetchMappingOptions {
  readonly clock?: Clock;
  /** @default 15_000 */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch | undefined;
}

/**
 * Fetches the file of a mapping, from the cache of the browser where that has it.
 * @throws {ConfigError} when there is something else at that address.
 * @throws {HostUnreachableError | HostTimeoutError} when nothing answers, which may be otherwise later.
 */
export async function fetchMapping(address: string, options: FetchMappingOptions = {}): Promise<Mapping> {
  const { clock = systemClock, timeoutMs = 15_000, fetch = globalThis.fetch } = options;
  const asked = `The mapping at "${address}"`;
  try {
    return await within(clock, { ms: timeoutMs, asked }, async (signal) => {
      const response = await fetch(address, { signal });
      if (!response.ok) {
        throw new ConfigError(`${asked} was answered with ${response.status}: write where the file is.`);
      }
      return parseMapping(await response.text(), asked);
    });
  } catch (error) {
    throw asJourneyError(error, asked);
  }
}

/**
 * Reads a mapping that stands somewhere as text.
 * @throws {ConfigError} when it is no JSON.
 */
export function parseMapping(text: string, where: string): Mapping {
  try {
    return JSON.parse(text) as Mapping;
  } catch (cause) {
    throw new ConfigError(`${where} is no JSON: ${(cause as Error).message}.`, { cause });
  }
}
