import type { JourneyClient } from '@partner-journey/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ownerOf, readOwnDraft, viewerKey, type DraftPlace } from '../controllers/own-draft.js';

/** The longest time that something typed is not kept yet. */
const keepAfterMs = 400;

interface Typed {
  readonly client: JourneyClient;
  readonly owner: string;
  readonly value: unknown;
}

/**
 * Keeps what a person types on their device, each under a name: soon after a key, and at once when a field is left or
 * the element goes. What one person typed is neither kept nor given for another one.
 */
export class DraftKeeper implements ReactiveController {
  private readonly place: () => DraftPlace;
  private readonly typed = new Map<string, Typed>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, place: () => DraftPlace) {
    this.place = place;
    host.addController(this);
    host.shadowRoot?.addEventListener('change', () => this.flush());
  }

  hostDisconnected(): void {
    this.flush();
  }

  /** Keeps what stands in a field now; `undefined` when there is nothing to keep any more. */
  keep(name: string, value: unknown): void {
    const place = this.place();
    const owner = ownerOf(place);
    if (!place.client || owner === undefined) return;
    this.typed.set(name, { client: place.client, owner, value });
    this.timer ??= setTimeout(() => this.flush(), keepAfterMs);
  }

  /** Forgets it: it was sent, or the person does not want it. */
  remove(name: string): void {
    this.typed.delete(name);
    const place = this.place();
    if (ownerOf(place) !== undefined) place.client?.keepDraft(name, undefined).catch(() => undefined);
  }

  /** What was typed under this name and not sent; undefined when there is nothing, or somebody else looks by now. */
  read(name: string): Promise<unknown> {
    return readOwnDraft(this.place, name);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    for (const [name, { client, owner, value }] of this.typed) {
      // also when somebody else is shown by now
      if (owner === viewerKey(client.select({ kind: 'session' }).value))
        client.keepDraft(name, value).catch(() => undefined);
    }
    this.typed.clear();
  }
}
