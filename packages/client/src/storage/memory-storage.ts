import type { KeyValueStorage } from './key-value-storage.js';

/** Keeps copies in memory: gone with the page. */
export function memoryStorage(): KeyValueStorage {
  const values = new Map<string, unknown>();
  const put = (key: string, value: unknown) =>
    value === undefined ? values.delete(key) : values.set(key, value);
  return {
    durable: false,
    get: async <Value>(key: string) => structuredClone(values.get(key)) as Value | undefined,
    entries: async <Value>(prefix: string) =>
      [...values]
        .filter(([key]) => key.startsWith(prefix))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, structuredClone(value) as Value] as const),
    async write(records) {
      for (const [key, value] of structuredClone(records)) put(key, value);
    },
    async update<Value>(key: string, change: (old: Value | undefined) => Value | undefined) {
      const value = structuredClone(change(structuredClone(values.get(key)) as Value | undefined));
      put(key, value);
      return structuredClone(value);
    },
  };
}
