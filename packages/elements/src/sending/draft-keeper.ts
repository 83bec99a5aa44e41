import type { JourneyClient } from '@partner-journey/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ClientSource } from '../controllers/read-controller.js';

/** The longest time that something typed is not kept yet. */
const keepAfterMs = 400;

interface Typed {
  readonly client: JourneyClient;
  readonly viewer: string | undefined;
  readonly value: unknown;
}

/** Who is looking, as one text; undefined while nobody is known. */
export function viewerOf(client: JourneyClient | undefined): string | undefined {
  const session = client?.select({ kind: 'session' }).value;
  return session && JSON.stringify([session.tenant.id, session.viewer.id, session.partnerId]);
}

/**
 * Keeps what a person types on their device, each under a name: soon after a key, and at once when a field is left or
 * the element goes. What one person typed is neither kept nor given for another one.
 */
export class DraftKeeper implements ReactiveController {
  private readonly source: ClientSource;
  private readonly typed = new Map<string, Typed>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, source: ClientSource) {
    this.source = source;
    host.addController(this);
    host.shadowRoot?.addEventListener('change', () => this.flush());
  }

  hostDisconnected(): void {
    this.flush();
  }

  /** Keeps what stands in a field now; `undefined` when there is nothing to keep any more. */
  keep(name: string, value: unknown): void {
    const { client } = this.source;
    if (!client) return;
    this.typed.set(name, { client, viewer: viewerOf(client), value });
    this.timer ??= setTimeout(() => this.flush(), keepAfterMs);
  }

  /** Forgets it: it was sent, or the person does not want it. */
  remove(name: string): void {
    this.typed.delete(name);
    this.source.client?.keepDraft(name, undefined).catch(() => undefined);
  }

  /** What was typed under this name and not sent; undefined when there is nothing, or somebody else looks by now. */
  async read(name: string): Promise<unknown> {
    const { client } = this.source;
    const viewer = viewerOf(client);
    const draft = await client?.readDraft(name).catch(() => undefined);
    return viewer === viewerOf(client) ? draft : undefined;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [name, { client, viewer, value }] of this.typed) {
      if (viewer !== undefined && viewer === viewerOf(client))
        client.keepDraft(name, value).catch(() => undefined);
    }
    this.typed.clear();
  }
}
