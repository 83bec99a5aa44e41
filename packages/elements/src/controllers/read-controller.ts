import type { JourneyClient, PendingChange, Query, SelectionOf } from '@partner-journey/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Gives the client to read from, which may come late or change. */
export interface ClientSource {
  readonly client: JourneyClient | undefined;
}

const idle = { status: 'idle', stale: false, issues: [] } as const;

/**
 * Keeps the answer to one query at hand while the element is on the page, and asks for an update
 * only when that answer, the connection or the pending changes became different.
 */
export class ReadController<Q extends Query> implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly source: ClientSource;
  private readonly query: () => Q | undefined;
  private client: JourneyClient | undefined;
  private key: string | undefined;
  private current: Q | undefined;
  private seen: readonly unknown[] = [];
  private release: (() => void)[] = [];
  private connected = false;

  /** The query may depend on the element's state; `undefined` asks nothing. */
  constructor(host: ReactiveControllerHost, source: ClientSource, query: () => Q | undefined) {
    this.host = host;
    this.source = source;
    this.query = query;
    host.addController(this);
  }

  /** The answer as it is known now; `idle` without a client or a query. */
  get selection(): SelectionOf<Q> {
    // the element decides its state before its controllers have their turn in an update
    this.follow();
    return this.client && this.current ? this.client.select(this.current) : idle;
  }

  /** Changes without a receipt, and refused ones, in their order. */
  get changes(): readonly PendingChange[] {
    return this.client?.getSnapshot().changes ?? [];
  }

  /** Whether the last request did not reach the host. */
  get offline(): boolean {
    return this.client?.getSnapshot().connection === 'offline';
  }

  /** Whether the host wants the viewer to sign in before it goes on. */
  get signInNeeded(): boolean {
    return this.client?.getSnapshot().signInNeeded ?? false;
  }

  hostConnected(): void {
    this.connected = true;
    this.follow();
  }

  hostUpdate(): void {
    this.follow();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.letGo();
  }

  private letGo(): void {
    for (const release of this.release.splice(0)) release();
    this.client = undefined;
    this.key = undefined;
  }

  private follow(): void {
    if (!this.connected) return;
    const client = this.source.client;
    const query = this.query();
    const key = JSON.stringify(query);
    if (client === this.client && key === this.key) return;
    this.letGo();
    this.client = client;
    this.key = key;
    this.current = query;
    if (!client || !query) return;
    this.release.push(client.observe(query));
    this.seen = this.look();
    this.release.push(client.subscribe(() => this.handleSnapshot()));
  }

  private look(): readonly unknown[] {
    return [this.selection, this.changes, this.offline, this.signInNeeded];
  }

  private handleSnapshot(): void {
    const now = this.look();
    if (now.every((value, index) => value === this.seen[index])) return;
    this.seen = now;
    this.host.requestUpdate();
  }
}
