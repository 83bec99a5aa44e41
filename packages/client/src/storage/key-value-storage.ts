/** One value and its key; without a value, the key is removed. */
export type KeyValueRecord = readonly [key: string, value: unknown];

/**
 * Keeps values by key; knows nothing of journeys. Values are what structured clone can copy.
 * Every method rejects with a `StorageError` when the device does not do it.
 */
export interface KeyValueStorage {
  /** Whether what was written survives closing the page. */
  readonly durable: boolean;
  get<Value>(key: string): Promise<Value | undefined>;
  /** All entries whose key begins with the prefix, ordered by key. */
  entries<Value>(prefix: string): Promise<readonly (readonly [key: string, value: Value])[]>;
  /** Writes all records or none, in their order; `undefined` as a value removes its key. */
  write(records: readonly KeyValueRecord[]): Promise<void>;
  /**
   * Replaces one value by what `change` makes of it, and gives the new one. Nothing else that uses the same storage,
   * in whichever tab, gets in between.
   */
  update<Value>(
    key: string,
    change: (old: Value | undefined) => Value | undefined,
  ): Promise<Value | undefined>;
  /** Lets go of what is held open, as before the page goes to sleep; the next call opens it again. */
  close?(): void;
}
