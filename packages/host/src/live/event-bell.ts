/**
 * Says that a tenant has new live messages. What they are stands in the database: the bell may ring too often,
 * and a listener asks the database what it has missed.
 */
export interface EventBell {
  ring(tenantId: string): void;
  /** Calls back at every ring; the returned function ends it. */
  listen(tenantId: string, listener: () => void): () => void;
}

/** A bell that is heard in this process only. */
export function createLocalBell(): EventBell {
  const listeners = new Map<string, Set<() => void>>();
  return {
    ring: (tenantId) => listeners.get(tenantId)?.forEach((listener) => listener()),
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
