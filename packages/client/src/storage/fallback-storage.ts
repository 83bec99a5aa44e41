import type { KeyValueStorage } from './key-value-storage.js';
import { memoryStorage } from './memory-storage.js';

/**
 * Keeps values on the device as long as it can, and in memory where it cannot. Never rejects; calls `onFailure`
 * with the first error, and is no longer `durable` from then on.
 */
export function fallbackStorage(
  device: KeyValueStorage,
  onFailure: (error: unknown) => void,
): KeyValueStorage {
  const memory = memoryStorage();
  let failed = false;
  const fail = (error: unknown): undefined => {
    if (!failed) onFailure(error);
    failed = true;
  };
  return {
    get durable() {
      return device.durable && !failed;
    },
    async get<Value>(key: string) {
      const inMemory = await memory.get<Value>(key);
      return inMemory ?? device.get<Value>(key).catch(fail);
    },
    async set(key, value) {
      try {
        await device.set(key, value);
        await memory.delete(key);
      } catch (error) {
        fail(error);
        await memory.set(key, value);
      }
    },
    async delete(key) {
      await memory.delete(key);
      await device.delete(key).catch(fail);
    },
    async entries<Value>(prefix: string) {
      const kept = await device.entries<Value>(prefix).catch(fail);
      const all = new Map([...(kept ?? []), ...(await memory.entries<Value>(prefix))]);
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
    },
  };
}
