import type { Fact } from '../client.js';
import { callSafely } from '../errors/call-safely.js';

/** Who wants to hear of facts. */
export class Facts {
  readonly #listeners = new Set<(fact: Fact) => void>();

  add(listener: (fact: Fact) => void): () => void {
    // wrapped, so that adding one function twice is two listeners
    const entry = (fact: Fact) => listener(fact);
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  tell(fact: Fact): void {
    Object.freeze(fact);
    for (const listener of [...this.#listeners]) callSafely(listener, fact);
  }
}
