import type { ListenOptions } from './listen.js';

/** Turns the news from the host on and off; the code that listens is loaded when it is first needed. */
export class LiveSwitch {
  readonly #options: Omit<ListenOptions, 'signal' | 'mode'>;
  #on: AbortController | undefined;

  constructor(options: Omit<ListenOptions, 'signal' | 'mode'>) {
    this.#options = options;
  }

  /** Listens in the way the host offers; does nothing when it listens already. */
  turnOn(mode: ListenOptions['mode'] | 'none' | undefined): void {
    if (this.#on || !mode || mode === 'none') return;
    const on = new AbortController();
    this.#on = on;
    import('./listen.js').then(
      ({ listen }) => on.signal.aborted || listen({ ...this.#options, mode, signal: on.signal }),
      // not loaded: the next good moment tries again
      () => this.#on === on && (this.#on = undefined),
    );
  }

  turnOff(): void {
    this.#on?.abort(new DOMException('Nobody listens any more.', 'AbortError'));
    this.#on = undefined;
  }
}
