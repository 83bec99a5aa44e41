import type { Receipt } from '@partner-journey/contract';

interface Promised {
  readonly promise: Promise<Receipt>;
  resolve(receipt: Receipt): void;
  reject(reason: Error): void;
}

/** Who waits in this tab for the receipt of a change. */
export class Waiting {
  readonly #promised = new Map<string, Promised>();

  /** The receipt of a change, once there is one. */
  for(changeId: string): Promise<Receipt> {
    const { promise } = this.#promise(changeId);
    // whoever does not wait for it must not find an unhandled rejection on their page
    promise.catch(() => {});
    return promise;
  }

  /** A change settles with the receipt of the one that replaced it. */
  follow(changeId: string, newerId: string): void {
    const promised = this.#promised.get(changeId);
    if (promised) this.for(newerId).then(promised.resolve, promised.reject);
    this.#promised.delete(changeId);
  }

  settle(changeId: string, receipt: Receipt): void {
    this.#promised.get(changeId)?.resolve(receipt);
    this.#promised.delete(changeId);
  }

  reject(reason: Error): void {
    for (const { reject } of this.#promised.values()) reject(reason);
    this.#promised.clear();
  }

  #promise(changeId: string): Promised {
    let promised = this.#promised.get(changeId);
    if (!promised) {
      let [resolve, reject]: [Promised['resolve'], Promised['reject']] = [() => {}, () => {}];
      const promise = new Promise<Receipt>((...functions) => ([resolve, reject] = functions));
      promised = { promise, resolve, reject };
      this.#promised.set(changeId, promised);
    }
    return promised;
  }
}
