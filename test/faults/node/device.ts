/**
 * A storage that behaves as IndexedDB does between tabs: every operation takes a while, those of one tab happen in
 * their order, each is atomic, and a tab that is killed loses what was not committed. Committed and told are two
 * moments: a tab can die in between.
 */
import type { KeyValueStorage } from '@partner-journey/client';
import type { Random } from '../random/random.js';
import type { Tasks } from './tasks.js';

/** What an operation does to the values at the moment it is committed. */
type Work<Result> = (values: Map<string, unknown>) => Result;

export class Device {
  readonly #values = new Map<string, unknown>();
  readonly #tasks: Tasks;

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  /** What is kept now, for somebody who looks from outside. */
  get values(): ReadonlyMap<string, unknown> {
    return this.#values;
  }

  /** The storage as one tab has it; writes fail with the given probability, as on a full disk. */
  forTab(tab: string, random: Random, failureRate: number): KeyValueStorage {
    const read = <Result>(label: string, work: Work<Result>) =>
      this.#operate(tab, label, false, () => work(this.#values));
    // a transaction that only puts is the browser's own once it was asked for; one that computes needs the tab
    const write = <Result>(label: string, isOutside: boolean, work: Work<Result>) =>
      this.#operate(tab, label, isOutside, () => {
        if (random.chance(failureRate)) throw quotaExceeded();
        return work(this.#values);
      });
    return {
      durable: true,
      get: <Value>(key: string) =>
        read(`get ${key}`, (values) => structuredClone(values.get(key)) as Value | undefined),
      entries: <Value>(prefix: string) =>
        read(`entries ${prefix}`, (values) => entriesOf<Value>(values, prefix)),
      write: (records) => {
        const copies = structuredClone(records);
        return write(`write ${copies.map(([key]) => key).join(', ')}`, true, (values) => {
          for (const [key, value] of copies) put(values, key, value);
        });
      },
      update: <Value>(key: string, change: (old: Value | undefined) => Value | undefined) =>
        write(`update ${key}`, false, (values) => {
          const value = structuredClone(change(structuredClone(values.get(key)) as Value | undefined));
          put(values, key, value);
          return structuredClone(value);
        }),
    };
  }

  #operate<Result>(tab: string, label: string, outside: boolean, work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const tell = (end: () => void) =>
        this.#tasks.add({ tab, label: `told: ${label}`, queue: `told/${tab}`, run: end });
      const run = () => {
        try {
          const result = work();
          tell(() => resolve(result));
        } catch (error) {
          tell(() => reject(error));
        }
      };
      this.#tasks.add({ tab, label: `kept: ${label}`, queue: `kept/${tab}`, outside, run });
    });
  }
}

function put(values: Map<string, unknown>, key: string, value: unknown): void {
  if (value === undefined) values.delete(key);
  else values.set(key, value);
}

function entriesOf<Value>(values: ReadonlyMap<string, unknown>, prefix: string) {
  return [...values]
    .filter(([key]) => key.startsWith(prefix))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => [key, structuredClone(value) as Value] as const);
}

function quotaExceeded(): DOMException {
  return new DOMException('The quota has been exceeded.', 'QuotaExceededError');
}
