import { HostUnreachableError, SignInNeededError } from '@partner-journey/client';
import type { JourneyAdapter, JourneyClient } from '@partner-journey/client';
import { AdapterWatch } from '../watching/adapter-watch.js';
import type { Copy } from './documents.js';
import { edited } from './edited.js';
import type { Wanted } from './wanted.js';

/** So long every answer of a slow host takes. */
const slowMs = 3_000;
/** When nothing has come for so long, the content is shown. */
const quietMs = 500;

/**
 * A host in memory that begins with a copy of what the real one has said. Changes take effect in it by the rules of the
 * contract, and are gone with it. Its name is its own, so nothing of it meets what is kept of the real one.
 */
export class Simulation {
  readonly watch: AdapterWatch;
  private trouble: (() => Error) | undefined;
  private hasBegun = false;
  private timeout: ReturnType<typeof setTimeout> | undefined;

  constructor(host: JourneyAdapter, { offline, expired }: Wanted, onNews: () => void) {
    if (offline)
      this.trouble = () => new HostUnreachableError('The developer panel simulates being offline.');
    else if (expired)
      this.trouble = () => new SignInNeededError('The developer panel simulates an expired sign-in.');
    const check = (): void => {
      if (this.hasBegun && this.trouble) throw this.trouble();
    };
    const troubled: JourneyAdapter = {
      ...host,
      read: async (query, context) => {
        check();
        return host.read(query, context);
      },
      send: async (changes, context) => {
        check();
        return host.send(changes, context);
      },
    };
    this.watch = new AdapterWatch(troubled, onNews);
  }

  /** Lets the trouble begin once a client of it shows content: before, there would be nothing to see. */
  follow(client: JourneyClient): void {
    clearTimeout(this.timeout);
    if (this.hasBegun || !this.trouble || !client.isReady) return;
    if ([...client.getSnapshot().reads.values()].some(({ status }) => status === 'loading')) return;
    this.timeout = setTimeout(() => {
      this.hasBegun = true;
      void client.refresh();
    }, quietMs);
  }

  /** The host is there again. */
  endTrouble(): void {
    clearTimeout(this.timeout);
    this.trouble = undefined;
  }
}

/** Begins a simulation. */
export async function simulate({ documents }: Copy, wanted: Wanted, onNews: () => void): Promise<Simulation> {
  const { memoryAdapter } = await import('@partner-journey/client/memory-adapter');
  const host = memoryAdapter({
    fixture: edited(documents, wanted),
    delayMs: wanted.slow ? slowMs : 0,
    id: `simulated-${Math.random().toString(36).slice(2)}`,
  });
  return new Simulation(host, wanted, onNews);
}
