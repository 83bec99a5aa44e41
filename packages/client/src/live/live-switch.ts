import type { ListenOptions } from './listen.js';

/** Turns the news from the host on and off. */
export interface LiveSwitch {
  /** Listens in the way the host offers; does nothing when it listens already. */
  turnOn(mode: ListenOptions['mode'] | 'none' | undefined): void;
  turnOff(): void;
}

/** A switch that is off; the code that listens is loaded when it is first needed. */
export function liveSwitch(options: Omit<ListenOptions, 'signal' | 'mode'>): LiveSwitch {
  let on: AbortController | undefined;
  return {
    turnOn(mode) {
      if (on || !mode || mode === 'none') return;
      const begun = (on = new AbortController());
      const { signal } = begun;
      import('../later.js').then(
        ({ listen }) => signal.aborted || listen({ ...options, mode, signal }),
        // not loaded: the next good moment tries again
        () => on === begun && (on = undefined),
      );
    },
    turnOff() {
      on?.abort();
      on = undefined;
    },
  };
}
