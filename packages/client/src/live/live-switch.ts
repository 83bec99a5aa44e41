import type { ListenOptions } from './listen.js';

/** What decides how is listened. */
export type LiveSource = Pick<ListenOptions, 'mode' | 'lastEventId' | 'owner'>;

/** Turns the news from the host on and off. */
export interface LiveSwitch {
  /** Whether the stream of the host stands. */
  readonly isStanding: boolean;
  /** Listens in the way the host offers; does nothing when it listens already, or on a page that nobody sees. */
  turnOn(source: LiveSource): void;
  turnOff(): void;
  /** Off, and the next time from where that viewer says. */
  forget(): void;
}

/** A switch that is off; the code that listens is loaded when it is first needed. */
export function liveSwitch(
  options: Omit<ListenOptions, 'signal' | 'onHeard' | 'onLine' | keyof LiveSource>,
): LiveSwitch {
  let on: AbortController | undefined;
  let lastEventId: string | undefined;
  const onLine = (isStanding: boolean) => (live.isStanding = isStanding);
  const onHeard = (id: string) => (lastEventId = id);
  const live = {
    isStanding: false,
    turnOn(source: LiveSource) {
      if (on) return;
      const begun = (on = new AbortController());
      const { signal } = begun;
      lastEventId ??= source.lastEventId;
      import('../later.js').then(
        ({ listen }) =>
          signal.aborted ||
          listen({ ...options, ...source, lastEventId, signal, onLine, onHeard }) ||
          (on = undefined),
        // not loaded: the next good moment tries again
        () => on === begun && (on = undefined),
      );
    },
    turnOff() {
      on?.abort();
      on = undefined;
      live.isStanding = false;
    },
    forget() {
      live.turnOff();
      lastEventId = undefined;
    },
  };
  return live;
}
