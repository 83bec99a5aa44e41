import type { JourneyClient } from '@partner-journey/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ownerOf, readOwnDraft, viewerKey, type DraftPlace } from '../controllers/own-draft.js';

/** The shortest time from one write to the next while somebody types. */
const keepEveryMs = 400;
/** The last moments to keep something: what is begun there may come to no end, so as little as possible is left for them. */
const goings = ['pagehide', 'visibilitychange'];

interface Typed {
  readonly client: JourneyClient;
  readonly owner: string;
  readonly value: unknown;
}

/**
 * Keeps what a person types on their device, each under a name: with the first key, every 400 ms while more come, and at
 * once when a field is left, the page is left or hidden, or the element goes. What one person typed is neither kept nor given for another one.
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
    this.rest();
  }

  /** Keeps what stands in a field now; `undefined` when there is nothing to keep any more. */
  keep(name: string, value: unknown): void {
    const place = this.place();
    const owner = ownerOf(place);
    if (!place.client || owner === undefined) return;
    this.typed.set(name, { client: place.client, owner, value });
    if (this.timer === undefined) this.flush();
    else for (const going of goings) addEventListener(going, this.flush);
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

  private rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private readonly flush = (): void => {
    this.rest();
    for (const going of goings) removeEventListener(going, this.flush);
    if (this.typed.size === 0) return;
    for (const [name, { client, owner, value }] of this.typed) {
      // also when somebody else is shown by now
      if (owner === viewerKey(client.select({ kind: 'session' }).value))
        client.keepDraft(name, value).catch(() => undefined);
    }
    this.typed.clear();
    this.timer = setTimeout(this.flush, keepEveryMs);
  };
}
