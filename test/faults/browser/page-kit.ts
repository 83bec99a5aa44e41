/**
 * What runs in each tab of a real browser beside the client: does what the schedule asks, and tells at once what a
 * person would see. It is sent to the page as text, so that it uses nothing but its arguments.
 */
import type { JourneyClient, TakenChange } from '@partner-journey/client';
import type { ClientModule } from '../node/client-bundle.js';

export interface PageConfig {
  readonly api: string;
  readonly token: string;
  readonly viewerKey?: string | undefined;
  /** How much faster than the machine's clock time passes for the client. */
  readonly haste: number;
  /** Moment at which the clocks of all tabs agree, in milliseconds since 1970. */
  readonly begin: number;
  readonly observes: 'session' | 'journey';
}

/** What a tab says. */
export type Told =
  | { readonly type: 'taken'; readonly text: string; readonly id: string; readonly isDurable: boolean }
  | { readonly type: 'settled'; readonly text: string; readonly id: string; readonly outcome: string }
  | { readonly type: 'failed'; readonly text: string; readonly reason: string }
  | { readonly type: 'screen'; readonly pending: readonly Pending[]; readonly isSignedOut: boolean };

/** One unsaved or refused change on the screen. */
export interface Pending {
  readonly id: string;
  readonly text: string;
  readonly isRefused: boolean;
}

/** One thing to do, in the words of the contract. */
export interface PageWish {
  readonly text: string;
  readonly kind: string;
  readonly target: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface PageKit {
  wish(wish: PageWish): void;
  /** Asks again for a refused change, or gives it up. */
  deal(id: string, text: string, gives: boolean): void;
  signIn(): void;
  /** Whether somebody is known to look, and nothing waits. */
  isCalm(): boolean;
  describe(): string;
}

interface KitWindow {
  PartnerJourneyClient: ClientModule;
  told: (told: Told) => void;
  kit: PageKit;
}

export function pageKit(config: PageConfig): void {
  const page = window as unknown as KitWindow;
  // a page may go on for a moment after it was left, when `window` is the next one already
  const tell = page.told;
  const { haste, begin } = config;
  const clock = {
    now: () => Math.round(begin + (Date.now() - begin) * haste),
    after(delayMs: number, callback: () => void) {
      const timer = setTimeout(callback, delayMs / haste);
      return () => clearTimeout(timer);
    },
  };
  const { api, token, viewerKey, observes } = config;
  const client: JourneyClient = page.PartnerJourneyClient.createJourneyClient({
    ...{ api, clock, token: () => token, timeoutMs: 2_000 * haste },
    ...(viewerKey !== undefined && { viewerKey }),
  });
  const textOf = (payload: object, id: string) => ('text' in payload ? String(payload.text) : id);
  client.subscribe(() => {
    const { changes, signInNeeded } = client.getSnapshot();
    const pending = changes.map(({ change: { id, payload }, problem }) => ({
      ...{ id, text: textOf(payload, id), isRefused: problem !== undefined },
    }));
    tell({ type: 'screen', pending, isSignedOut: signInNeeded });
  });
  client.observe({ kind: observes });
  const follow = async (text: string, taking: Promise<TakenChange>) => {
    try {
      const { id, settled } = await taking;
      const pending = client.getSnapshot().changes.find(({ change }) => change.id === id);
      tell({ type: 'taken', text, id, isDurable: pending?.durable === true });
      tell({ type: 'settled', text, id, outcome: (await settled).outcome });
    } catch (error) {
      tell({ type: 'failed', text, reason: String(error) });
    }
  };
  page.kit = {
    wish: ({ text, kind, target, payload }) =>
      void follow(text, client.change(kind as 'step.comment', target as never, payload as never)),
    deal: (id, text, gives) => {
      if (!gives) void follow(text, client.retry(id));
      else
        client.discard(id).catch((error: unknown) => tell({ type: 'failed', text, reason: String(error) }));
    },
    signIn: () => client.getSnapshot().signInNeeded && client.resume(),
    isCalm: () => {
      const { changes, signInNeeded } = client.getSnapshot();
      return !signInNeeded && changes.length === 0 && client.select({ kind: 'session' }).status === 'ready';
    },
    describe: () => {
      const { changes, signInNeeded, connection } = client.getSnapshot();
      const session = client.select({ kind: 'session' }).status;
      const states = changes.map(
        ({ change, state, waitingFor }) =>
          `${state} ${waitingFor ?? ''} ${textOf(change.payload, change.id)}`,
      );
      return `${connection}, session ${session}${signInNeeded ? ', signed out' : ''}: ${states.join(', ')}`;
    },
  };
}
