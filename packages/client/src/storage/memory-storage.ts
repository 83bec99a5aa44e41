import type { KeyValueStorage } from './key-value-storage.js';

/** Keeps copies in memory: gone with the page. */
export function memoryStorage(): KeyValueStorage {
  const values = new Map<string, unknown>();
  return {
    durable: false,
    get: async <Value>(key: string) => structuredClone(values.get(key)) as Value | undefined,
    set: async (key, value) => void values.set(key, structuredClone(value)),
    delete: async (key) => void values.delete(key),
    entries: async <Value>(prefix: string) =>
      [...values]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, structuredClone(value) as Value] as const),
  };
}
