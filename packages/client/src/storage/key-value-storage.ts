/**
 * Keeps values by key; knows nothing of journeys. Values are what structured clone can copy.
 * Every method rejects with a `StorageError` when the device does not do it.
 */
export interface KeyValueStorage {
  /** Whether what is written survives closing the page. */
  readonly durable: boolean;
  get<Value>(key: string): Promise<Value | undefined>;
  set(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
  /** All entries whose key begins with the prefix, ordered by key. */
  entries<Value>(prefix: string): Promise<readonly (readonly [key: string, value: Value])[]>;
}
