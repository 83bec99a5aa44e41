import type { Expression } from 'jsonata';

/** So long a page may stand still for expressions before they count as endless. */
const longestMs = 5_000;
/** The clock is looked at once in so many steps. */
const stepsBetweenLooks = 1_024;
/** JSONata calls what is bound to this before each step. */
const beforeStep = Symbol.for('jsonata.__evaluate_entry');

/** Stops expressions that never end: the page would stand still for good, for they let nothing else have its turn. */
export class Endless {
  readonly #longestMs: number;
  #steps = 0;
  #since = 0;
  #isWaiting = false;

  constructor(mostMs = longestMs) {
    this.#longestMs = mostMs;
  }

  /** Watches an expression, whenever it is evaluated. */
  watch(expression: Expression): void {
    expression.assign(beforeStep as unknown as string, () => this.#step());
  }

  #step(): void {
    if (!this.#isWaiting) this.#begin();
    if (++this.#steps % stepsBetweenLooks !== 0) return;
    if (performance.now() - this.#since > this.#longestMs)
      throw new Error(`it did not come to an end within ${this.#longestMs / 1000} s`);
  }

  /** The page has its turn as soon as nothing is evaluated for a moment. */
  #begin(): void {
    this.#isWaiting = true;
    this.#since = performance.now();
    setTimeout(() => (this.#isWaiting = false));
  }
}
