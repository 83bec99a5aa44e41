/** Broadcast channels of one simulated browser: what is posted reaches the other tabs one by one, sooner or later. */
import type { Tasks } from './tasks.js';

export class Channels {
  readonly #tasks: Tasks;
  #open: { readonly tab: string; readonly channel: EventTarget & { readonly name: string } }[] = [];

  constructor(tasks: Tasks) {
    this.#tasks = tasks;
  }

  /** The class `BroadcastChannel` of one tab. */
  forTab(tab: string) {
    const post = (from: SimChannel, data: unknown) => this.#post(from, data);
    const join = (channel: SimChannel) => this.#open.push({ tab, channel });
    const leave = (channel: SimChannel) =>
      (this.#open = this.#open.filter((entry) => entry.channel !== channel));
    class SimChannel extends EventTarget {
      readonly name: string;
      onmessage: ((event: MessageEvent) => void) | null = null;
      onmessageerror: ((event: MessageEvent) => void) | null = null;

      constructor(name: string) {
        super();
        this.name = name;
        join(this);
        this.addEventListener('message', (event) => this.onmessage?.(event as MessageEvent));
      }

      postMessage(data: unknown): void {
        post(this, structuredClone(data));
      }

      close(): void {
        leave(this);
      }
    }
    return SimChannel;
  }

  forget(tab: string): void {
    this.#open = this.#open.filter((entry) => entry.tab !== tab);
  }

  #post(from: EventTarget & { readonly name: string }, data: unknown): void {
    for (const { tab, channel } of this.#open) {
      if (channel === from || channel.name !== from.name) continue;
      const deliver = () => {
        const isOpen = this.#open.some((entry) => entry.channel === channel);
        if (isOpen) channel.dispatchEvent(new MessageEvent('message', { data: structuredClone(data) }));
      };
      this.#tasks.add({ tab, label: `message on ${channel.name}`, queue: `channel/${tab}`, run: deliver });
    }
  }
}
