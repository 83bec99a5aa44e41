import type { Checkup } from './checkup.js';
import type { Misfit } from './finding.js';

interface Seen {
  readonly look: ReturnType<Checkup['look']>;
  readonly misfit: Misfit;
  readonly sources: string[];
}

/** What keeps a page of another origin from reading answers: one cause, as a rule, so it is told once. */
export class CorsMisfits {
  readonly #seen = new Map<string, Seen>();

  /** Notes what is wrong with the answer to one request. */
  add(source: string, look: Seen['look'], misfits: readonly Misfit[]): void {
    for (const misfit of misfits) {
      const key = JSON.stringify([misfit.path, misfit.expected, misfit.got]);
      const seen = this.#seen.get(key) ?? { look, misfit, sources: [] };
      seen.sources.push(source);
      this.#seen.set(key, seen);
    }
  }

  /** Tells each cause where it was seen first. */
  tell(): void {
    for (const { look, misfit, sources } of this.#seen.values()) {
      const others = sources.length - 1;
      const also = others === 0 ? '' : `, and so in ${others} more: ${sources.slice(1).join(', ')}`;
      look({ ...misfit, got: `${misfit.got}${also}` });
    }
  }
}
