import type { Clock } from '../clock/clock.js';

/** So long after the first, the same question is the same moment: one answer serves all who ask. */
const sameMomentMs = 50;

interface Asked<Answer> {
  readonly answer: Promise<Answer>;
  readonly at: number;
  readonly abort: AbortController;
  waiting: number;
}

/** Asks once what several ask for at the same moment: different documents are made of the same answers. */
export class AskedTogether<Answer> {
  readonly #clock: Clock;
  readonly #asked = new Map<string, Asked<Answer>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Gives the answer of whoever asked just before, or asks. Rejects with the reason of the signal when that aborts. */
  async ask(
    question: string,
    signal: AbortSignal,
    ask: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    signal.throwIfAborted();
    const asked = this.#standing(question) ?? this.#begin(question, ask);
    asked.waiting += 1;
    let leave = () => {};
    const left = new Promise<never>((_, reject) => {
      leave = () => {
        reject(signal.reason as Error);
        // nobody waits for it any more
        if (--asked.waiting === 0) asked.abort.abort(signal.reason);
      };
    });
    signal.addEventListener('abort', leave, { once: true });
    try {
      return await Promise.race([asked.answer, left]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /** What is asked from now on may have another answer. */
  forget(): void {
    this.#asked.clear();
  }

  #standing(question: string): Asked<Answer> | undefined {
    const asked = this.#asked.get(question);
    const isStanding =
      asked && !asked.abort.signal.aborted && Math.abs(this.#clock.now() - asked.at) < sameMomentMs;
    return isStanding ? asked : undefined;
  }

  #begin(question: string, ask: (signal: AbortSignal) => Promise<Answer>): Asked<Answer> {
    const abort = new AbortController();
    const answer = ask(abort.signal);
    const asked = { answer, at: this.#clock.now(), abort, waiting: 0 };
    this.#asked.set(question, asked);
    const end = () => this.#asked.get(question) === asked && this.#asked.delete(question);
    answer.then(end, end);
    return asked;
  }
}
