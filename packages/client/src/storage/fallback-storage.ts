import type { KeyValueRecord, KeyValueStorage } from './key-value-storage.js';
import { memoryStorage } from './memory-storage.js';

/** What a page has in memory because the device did not take it. */
interface Unwritten {
  readonly values: KeyValueStorage;
  /** Keys whose newest value is in memory: also those that were removed and that the device may still have. */
  readonly keys: Set<string>;
  /** Ends with the last write: they go one by one, so that an older one that fails or needs room never wins. */
  written: Promise<unknown>;
}

/** It stands beside the device: whoever opens that next in this page goes on with it. */
const besideDevice = new WeakMap<KeyValueStorage, Unwritten>();

/** What the fallback does when the device fails. */
export interface FallbackOptions {
  /** Is told of the first failure. */
  onFailure(error: unknown): void;
  /** Removes from a full device what can be had again, before the write is tried once more. */
  makeRoom(): Promise<void>;
}

/**
 * Keeps values on the device as long as it can. What it cannot write stays in memory and goes along with the next
 * write that works, whoever in this page does that; until then it is not `durable`. Writing never rejects. Reading rejects when a device that has worked
 * cannot be read: that nothing is there would not be true.
 */
export class FallbackStorage implements KeyValueStorage {
  readonly #device: KeyValueStorage;
  readonly #options: FallbackOptions;
  readonly #unwritten: Unwritten;
  #hasWorked = false;
  #isFailureTold = false;

  constructor(device: KeyValueStorage, options: FallbackOptions) {
    this.#device = device;
    this.#options = options;
    const known = besideDevice.get(device);
    this.#unwritten = known ?? { values: memoryStorage(), keys: new Set(), written: Promise.resolve() };
    besideDevice.set(device, this.#unwritten);
  }

  get durable(): boolean {
    return this.#device.durable && this.#unwritten.keys.size === 0;
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    if (this.#unwritten.keys.has(key)) return this.#unwritten.values.get<Value>(key);
    return this.#read(this.#device.get<Value>(key), undefined);
  }

  async entries<Value>(prefix: string): Promise<readonly (readonly [string, Value])[]> {
    const kept = await this.#read(this.#device.entries<Value>(prefix), []);
    const inMemory = await this.#unwritten.values.entries<Value>(prefix);
    const all = new Map([...kept.filter(([key]) => !this.#unwritten.keys.has(key)), ...inMemory]);
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  write(records: readonly KeyValueRecord[]): Promise<void> {
    return this.#inOrder(async () => {
      try {
        await this.#writeToDevice(records);
      } catch (error) {
        // what cannot be copied is a mistake of the caller, and memory says so
        await this.#unwritten.values.write(records);
        for (const [key] of records) this.#unwritten.keys.add(key);
        this.#fail(error);
      }
    });
  }

  update<Value>(
    key: string,
    change: (old: Value | undefined) => Value | undefined,
  ): Promise<Value | undefined> {
    return this.#inOrder(async () => {
      if (!this.#unwritten.keys.has(key)) {
        try {
          return await this.#device.update(key, change);
        } catch (error) {
          this.#fail(error);
        }
      }
      this.#unwritten.keys.add(key);
      return this.#unwritten.values.update(key, change);
    });
  }

  close(): void {
    this.#device.close?.();
  }

  #inOrder<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#unwritten.written.then(work);
    this.#unwritten.written = done.catch(() => {});
    return done;
  }

  async #writeToDevice(records: readonly KeyValueRecord[]): Promise<void> {
    const waiting = [...this.#unwritten.keys].map(
      async (key) => [key, await this.#unwritten.values.get(key)] as const,
    );
    const all = [...(await Promise.all(waiting)), ...records];
    try {
      await this.#device.write(all);
    } catch (error) {
      if (!isFull(error)) throw error;
      await this.#options.makeRoom();
      await this.#device.write(all);
    }
    this.#hasWorked = true;
    for (const [key] of all) this.#unwritten.keys.delete(key);
    await this.#unwritten.values.write(all.map(([key]) => [key, undefined]));
  }

  async #read<Result>(attempt: Promise<Result>, otherwise: Result): Promise<Result> {
    try {
      const result = await attempt;
      this.#hasWorked = true;
      return result;
    } catch (error) {
      this.#fail(error);
      if (this.#hasWorked) throw error;
      return otherwise;
    }
  }

  #fail(error: unknown): void {
    if (!this.#isFailureTold) this.#options.onFailure(error);
    this.#isFailureTold = true;
  }
}

function isFull(error: unknown): boolean {
  const { cause } = error as { readonly cause?: { readonly name?: string } };
  return cause?.name === 'QuotaExceededError';
}
