import type { HostServices } from '../http/context.js';
import { describeFault } from '../problems/fault.js';
import type { Viewer } from '../reading/viewer.js';
import type { Follower } from './event-feed.js';
import { mayHear, readEventRange, type StoredEvent } from './event-log.js';

/** Bytes that may wait for a slow reader before its stream is ended; it resumes where it was. */
const maxWaitingBytes = 1024 * 1024;
const longestTimerMs = 2 ** 31 - 1;
const encoder = new TextEncoder();

/**
 * Server-Sent Events about what becomes stale for a viewer.
 *
 * ```
 * begin ─┬─ no id: from now on
 *        ├─ an id that is still kept: everything after it
 *        └─ any other id: `reset`, then from now on
 * then: whatever the tenant's feed brings and the viewer may hear; `reset` where messages between are gone
 * ends when the reader goes or is too slow, the token runs out, or the host stops
 * ```
 */
export function streamEvents(
  services: HostServices,
  viewer: Viewer,
  lastEventId: string | undefined,
): ReadableStream<Uint8Array> {
  let stream: ViewerStream | undefined;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        stream = new ViewerStream(services, viewer, controller);
        void stream.run(lastEventId);
      },
      cancel: () => stream?.end(),
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maxWaitingBytes }),
  );
}

class ViewerStream implements Follower {
  position = 0;
  private readonly undo: (() => void)[] = [];
  private isOpen = true;
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
      this.endInTime();
      await this.begin(lastEventId);
      if (this.isOpen) this.undo.push(this.services.feeds.follow(this.viewer.tenant.id, this));
    } catch (error) {
      if (this.isOpen) this.services.log(`a stream of live messages failed: ${describeFault(error)}`);
      this.end();
    }
  }

  take(messages: readonly StoredEvent[]): void {
    for (const stored of messages) {
      if (stored.number <= this.position) continue;
      if (stored.number > this.position + 1) this.sendReset(stored.number - 1);
      this.position = stored.number;
      if (!mayHear(this.viewer, stored)) continue;
      this.send(`id: ${stored.message.id}\ndata: ${JSON.stringify(stored.message)}\n\n`);
    }
  }

  end(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.undo.forEach((undo) => undo());
    try {
      this.controller.close();
    } catch {
      // the reader went first
    }
  }

  private endInTime(): void {
    const { stopping, heartbeatMs, now } = this.services;
    const end = () => this.end();
    const untilExpiryMs = Math.min(this.viewer.expiresAt.getTime() - now().getTime(), longestTimerMs);
    const heartbeat = setInterval(() => this.send(': still here\n\n'), heartbeatMs);
    const expiry = setTimeout(end, untilExpiryMs);
    stopping.addEventListener('abort', end);
    this.undo.push(
      () => clearInterval(heartbeat),
      () => clearTimeout(expiry),
      () => stopping.removeEventListener('abort', end),
    );
    if (stopping.aborted) end();
  }

  private async begin(lastEventId: string | undefined): Promise<void> {
    const { newest, oldest } = await readEventRange(this.services.database, this.viewer.tenant.id);
    const after = /^\d{1,15}$/.test(lastEventId ?? '') ? Number(lastEventId) : NaN;
    const isKept = after >= oldest - 1 && after <= newest;
    this.position = isKept ? after : newest;
    this.send('retry: 2000\n');
    if (isKept) this.send('\n');
    else if (lastEventId === undefined) this.send(`id: ${newest}\n\n`);
    else this.sendReset(newest);
  }

  private sendReset(id: number): void {
    const reset = { id: String(id), at: this.services.now().toISOString() };
    this.send(`id: ${id}\nevent: reset\ndata: ${JSON.stringify(reset)}\n\n`);
  }

  private send(text: string): void {
    if (!this.isOpen) return;
    this.controller.enqueue(encoder.encode(text));
    if ((this.controller.desiredSize ?? 0) <= 0) this.end();
  }
}
