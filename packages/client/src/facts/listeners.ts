import { callSafely } from '../errors/call-safely.js';

/** Who wants to hear of something. One that throws harms nobody else. */
export class Listeners<Args extends unknown[]> {
  readonly #listeners = new Set<(...args: Args) => void>();

  /** The returned function ends it. */
  add(listener: (...args: Args) => void): () => void {
    // wrapped, so that adding one function twice is two listeners
    const entry = (...args: Args) => listener(...args);
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Freezes what is told; whoever leaves meanwhile does not hear it any more. */
  tell(...args: Args): void {
    args.forEach(Object.freeze);
    for (const listener of [...this.#listeners]) {
      if (this.#listeners.has(listener)) callSafely(listener, ...args);
    }
  }
}
