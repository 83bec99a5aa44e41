import type { JourneyClient } from './client.js';
import type { JourneyClientOptions } from './client-options.js';
import { createJourneyClient } from './create-journey-client.js';

/** One user's hold on a client that others may hold too. */
export interface SharedJourneyClient {
  readonly client: JourneyClient;
  /** Lets go. The client is closed when nobody holds it at the end of the turn. */
  readonly release: () => void;
}

interface Shared {
  readonly client: JourneyClient;
  holders: number;
}

const clients = new Map<string, Shared>();
const identities = new WeakMap<object, number>();
let identityCount = 0;

/**
 * Gives the client that others with the same options hold already, or makes it. There is no default client:
 * other options are another client.
 * @throws as `createJourneyClient`.
 */
export function shareJourneyClient(options: JourneyClientOptions): SharedJourneyClient {
  const key = configurationKey(options);
  const shared = clients.get(key) ?? { client: createJourneyClient(options), holders: 0 };
  clients.set(key, shared);
  shared.holders += 1;
  let isHeld = true;
  const release = () => {
    if (!isHeld) return;
    isHeld = false;
    shared.holders -= 1;
    // an element that is moved lets go and takes hold again in the same turn
    queueMicrotask(() => {
      if (shared.holders > 0 || clients.get(key) !== shared) return;
      clients.delete(key);
      shared.client.close();
    });
  };
  return { client: shared.client, release };
}

/** The same text for the same options; functions and objects count by their identity. */
function configurationKey(options: JourneyClientOptions): string {
  const entries = Object.entries<unknown>({ ...options })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, isObject(value) ? identityOf(value) : value]);
  return JSON.stringify(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)));
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function identityOf(value: object): { readonly identity: number } {
  if (!identities.has(value)) identities.set(value, ++identityCount);
  return { identity: identities.get(value)! };
}
