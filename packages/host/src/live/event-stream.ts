import type { HostServices } from '../http/context.js';
import { describeFault } from '../problems/fault.js';
import type { Viewer } from '../reading/viewer.js';
import { readEventRange, readEventsAfter } from './event-log.js';

const batchSize = 200;
/** Bytes that may wait for a slow reader before its stream is ended; it resumes where it was. */
const maxWaitingBytes = 1024 * 1024;
const longestTimerMs = 2 ** 31 - 1;

/**
 * Server-Sent Events about what becomes stale for a viewer.
 *
 * ```
 * begin ─┬─ no id: from now on
 *        ├─ an id that is still kept: everything after it
 *        └─ any other id: `reset`, then from now on
 * then: read what is new ─ send ─ wait for the bell ─ read what is new …   (heartbeats meanwhile)
 * ends when the reader goes, the token runs out, or the host stops
 * ```
 */
export function streamEvents(
  services: HostServices,
  viewer: Viewer,
  lastEventId: string | undefined,
): ReadableStream<Uint8Array> {
  let follower: EventFollower | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        follower = new EventFollower(services, viewer, controller);
        void follower.run(lastEventId);
      },
      cancel: () => follower?.end(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxWaitingBytes }),
  );
}

class EventFollower {
  private readonly encoder = new TextEncoder();
  private readonly undo: (() => void)[] = [];
  private isOpen = true;
  private hasRung = false;
  private wake: (() => void) | undefined;
  private readonly services: HostServices;
  private readonly viewer: Viewer;
  private readonly controller: ReadableStreamDefaultController<Uint8Array>;

  constructor(
    services: HostServices,
    viewer: Viewer,
    controller: ReadableStreamDefaultController<Uint8Array>,
  ) {
    this.services = services;
    this.viewer = viewer;
    this.controller = controller;
  }

  async run(lastEventId: string | undefined): Promise<void> {
    try {
      this.listen();
      let after = await this.begin(lastEventId);
      while (this.isOpen) {
        this.hasRung = false;
        after = await this.sendAfter(after);
        if (!this.hasRung) await this.nextRing();
      }
    } catch (error) {
      if (this.isOpen) this.services.log(`a stream of live messages failed: ${describeFault(error)}`);
      this.end();
    }
  }

  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.undo.forEach((undo) => undo());
    this.wake?.();
    try {
      this.controller.close();
    } catch {
      // the reader went first
    }
  }

  private listen(): void {
    const { bell, stopping, heartbeatMs, now } = this.services;
    const end = () => this.end();
    const untilExpiryMs = Math.min(this.viewer.expiresAt.getTime() - now().getTime(), longestTimerMs);
    const heartbeat = setInterval(() => this.send(': still here\n\n'), heartbeatMs);
    const expiry = setTimeout(end, untilExpiryMs);
    const unlisten = bell.listen(this.viewer.tenant.id, () => {
      this.hasRung = true;
      this.wake?.();
    });
    stopping.addEventListener('abort', end);
    this.undo.push(
      () => clearInterval(heartbeat),
      () => clearTimeout(expiry),
      () => stopping.removeEventListener('abort', end),
      unlisten,
    );
    if (stopping.aborted) end();
  }

  /** Resolves with the id after which to go on. */
  private async begin(lastEventId: string | undefined): Promise<number> {
    const { newest, oldest } = await readEventRange(this.services.database, this.viewer.tenant.id);
    if (lastEventId === undefined) {
      this.send(`retry: 2000\nid: ${newest}\n\n`);
      return newest;
    }
    const after = /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : NaN;
    if (after >= oldest - 1 && after <= newest) {
      this.send('retry: 2000\n\n');
      return after;
    }
    const reset = { id: String(newest), at: this.services.now().toISOString() };
    this.send(`retry: 2000\nid: ${newest}\nevent: reset\ndata: ${JSON.stringify(reset)}\n\n`);
    return newest;
  }

  private async sendAfter(start: number): Promise<number> {
    let after = start;
    for (;;) {
      const found = await readEventsAfter(this.services.database, this.viewer, { after, limit: batchSize });
      for (const { number, ...message } of found) {
        this.send(`id: ${message.id}\ndata: ${JSON.stringify(message)}\n\n`);
        after = number;
      }
      if (found.length < batchSize || !this.isOpen) return after;
    }
  }

  private send(text: string): void {
    if (!this.isOpen) return;
    this.controller.enqueue(this.encoder.encode(text));
    if ((this.controller.desiredSize ?? 0) <= 0) this.end();
  }

  private nextRing(): Promise<void> {
    if (!this.isOpen) return Promise.resolve();
    return new Promise((resolve) => (this.wake = resolve));
  }
}
