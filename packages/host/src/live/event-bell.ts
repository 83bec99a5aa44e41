import type { Broadcast } from '../database/database.js';

/**
 * Says that a tenant has new live messages. What they are stands in the database: the bell may ring too often,
 * or be missed once, and a listener asks the database what is new.
 */
export interface EventBell {
  ring(tenantId: string): void;
  /** Calls back at every ring; the returned function ends it. */
  listen(tenantId: string, listener: () => void): () => void;
}

/** A bell that is heard in this process, and through a broadcast in all that share it. */
export function createBell(broadcast?: Broadcast): EventBell {
  const listeners = new Map<string, Set<() => void>>();
  const ringHere = (tenantId: string) => listeners.get(tenantId)?.forEach((listener) => listener());
  broadcast?.listen({ heard: ringHere, missed: () => [...listeners.keys()].forEach(ringHere) });
  return {
    ring: (tenantId) => {
      ringHere(tenantId);
      broadcast?.send(tenantId);
    },
    listen: (tenantId, listener) => {
      const own = listeners.get(tenantId) ?? new Set();
      listeners.set(tenantId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(tenantId) === own) listeners.delete(tenantId);
      };
    },
  };
}
