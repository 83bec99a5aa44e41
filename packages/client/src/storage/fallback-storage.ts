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
  const guarded = async <Result>(
    attempt: Promise<Result>,
    instead: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await attempt;
    } catch (error) {
      if (!failed) {
        failed = true;
        onFailure(error);
      }
      return instead();
    }
  };
  return {
    get durable() {
      return device.durable && !failed;
    },
    async get<Value>(key: string) {
      return (await memory.get<Value>(key)) ?? guarded(device.get<Value>(key), async () => undefined);
    },
    set: (key, value) =>
      guarded(
        device.set(key, value).then(() => memory.delete(key)),
        () => memory.set(key, value),
      ),
    async delete(key) {
      await memory.delete(key);
      await guarded(device.delete(key), async () => {});
    },
    async entries<Value>(prefix: string) {
      const kept = await guarded(device.entries<Value>(prefix), async () => []);
      const all = new Map([...kept, ...(await memory.entries<Value>(prefix))]);
      return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
    },
  };
}
