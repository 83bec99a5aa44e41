import type { JourneyClient, PendingChange, TakenChange } from '@partner-journey/client';
import type { ChangeKind, ChangeOf, Problem, Receipt } from '@partner-journey/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ClientSource } from '../controllers/read-controller.js';
import { failuresOf } from './kept-note.js';
import { untakenProblem } from './untaken.js';

/**
 * How far something sent has come: `sending` until it is known, `kept` while the host cannot be asked,
 * `saved` with the host's receipt, `refused` when the host said no, or the client did not take it.
 */
export type SendState = 'idle' | 'sending' | 'kept' | 'saved' | 'refused';

/** Sends one thing at a time and knows what became of it; says `saved` only with a receipt of the host. */
export class SendController implements ReactiveController {
  private readonly host: ReactiveControllerHost;
  private readonly source: ClientSource;
  private client: JourneyClient | undefined;
  private changeId: string | undefined;
  private replaced: string | undefined;
  private receipt: Receipt | undefined;
  private untaken: Problem | undefined;
  /** What was there already when something was given to the client. */
  private earlier: readonly string[] = [];
  private release: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, source: ClientSource) {
    this.host = host;
    this.source = source;
    host.addController(this);
  }

  get state(): SendState {
    if (!this.client) return this.untaken ? 'refused' : 'idle';
    const { pending } = this;
    if (pending) return pending.state === 'refused' ? 'refused' : this.isKept(pending) ? 'kept' : 'sending';
    if (!this.receipt) return 'sending';
    // what was refused stays until somebody deals with it, here or elsewhere
    return this.receipt.outcome === 'saved' || this.receipt.outcome === 'accepted' ? 'saved' : 'idle';
  }

  /** Why the host said no, or it was not taken. */
  get problem(): Problem | undefined {
    return this.untaken ?? this.pending?.problem ?? this.receipt?.problem;
  }

  /** Whether the client did not take it: it is nowhere but in the form. */
  get isUntaken(): boolean {
    return this.untaken !== undefined;
  }

  /** What it waits for while it is `kept`. */
  get waitingFor(): PendingChange['waitingFor'] {
    return this.pending?.waitingFor ?? (this.isOffline ? 'connection' : undefined);
  }

  /** Whether it is kept on the device: else it is lost when this tab closes before it is saved. */
  get durable(): boolean {
    return this.pending?.durable !== false;
  }

  /** How often it was tried in vain. */
  get failures(): number {
    return this.pending ? failuresOf(this.pending) : 0;
  }

  /** Whether it follows this change, or sends what takes its place. */
  owns(changeId: string): boolean {
    // before it is known which one is ours, it is one that was not there
    const isOwn =
      this.client && !this.changeId ? !this.earlier.includes(changeId) : changeId === this.changeId;
    return isOwn || changeId === this.replaced;
  }

  /** What is sent next takes the place of this refused change, which is put away as soon as that is taken. */
  replace(changeId: string): void {
    this.replaced = changeId;
  }

  hostConnected(): void {
    this.watch();
  }

  hostDisconnected(): void {
    this.release?.();
    this.release = undefined;
  }

  /** Gives a change to the client; true when it was taken. Without a client nothing happens. */
  async send<Kind extends ChangeKind>(
    kind: Kind,
    target: ChangeOf<Kind>['target'],
    payload: ChangeOf<Kind>['payload'],
  ): Promise<boolean> {
    const { client } = this.source;
    if (!client || this.state === 'sending') return false;
    if (this.state === 'refused' && !this.untaken) this.replaced = this.changeId;
    const { replaced } = this;
    const isTaken = await this.follow(client, () => client.change(kind, target, payload));
    if (isTaken && replaced) client.discard(replaced).catch(() => undefined);
    return isTaken;
  }

  /** Sends what was refused once more. */
  async retry(): Promise<boolean> {
    const { client, changeId } = this;
    if (!client || !changeId || this.state !== 'refused') return false;
    return this.follow(client, () => client.retry(changeId));
  }

  /** Tries now what is `kept`, instead of when it would be tried by itself. */
  hurry(): void {
    this.client?.resume();
  }

  /** Puts away what was refused, because the person wants that. */
  discard(): void {
    const { client, changeId, pending } = this;
    if (client && changeId && pending?.state === 'refused') client.discard(changeId).catch(() => undefined);
    this.reset();
  }

  /** Starts over; what has no receipt, or was refused, stays with the client. */
  reset(): void {
    this.replaced = undefined;
    this.forget();
    this.host.requestUpdate();
  }

  private get pending(): PendingChange | undefined {
    return this.client?.getSnapshot().changes.find(({ change }) => change.id === this.changeId);
  }

  /** Whether the first attempt is over, or has to wait: what is then tried again stays as it is on screen. */
  private isKept(pending: PendingChange): boolean {
    return Boolean(pending.waitingFor) || this.isOffline || failuresOf(pending) > 0;
  }

  private get isOffline(): boolean {
    return this.client?.getSnapshot().connection === 'offline';
  }

  private async follow(client: JourneyClient, take: () => Promise<TakenChange>): Promise<boolean> {
    const { changes } = client.getSnapshot();
    this.earlier = changes.map(({ change }) => change.id).filter((id) => id !== this.changeId);
    this.forget();
    this.client = client;
    this.watch();
    this.host.requestUpdate();
    try {
      const { id, settled } = await take();
      // unless one has started over meanwhile
      if (this.client) this.changeId = id;
      settled.then(
        (receipt) => this.settle(id, receipt),
        () => this.settle(id, undefined),
      );
      return true;
    } catch (error) {
      // the person still has what was typed, and the button
      this.forget();
      this.untaken = untakenProblem(error);
      return false;
    } finally {
      this.host.requestUpdate();
    }
  }

  private settle(id: string, receipt: Receipt | undefined): void {
    if (id !== this.changeId) return;
    if (receipt) this.receipt = receipt;
    else this.forget();
    this.host.requestUpdate();
  }

  private forget(): void {
    this.release?.();
    this.release = undefined;
    this.client = undefined;
    this.changeId = undefined;
    this.receipt = undefined;
    this.untaken = undefined;
  }

  private watch(): void {
    let before = this.state;
    this.release ??= this.client?.subscribe(() => {
      if (this.state === before) return;
      before = this.state;
      this.host.requestUpdate();
    });
  }
}
