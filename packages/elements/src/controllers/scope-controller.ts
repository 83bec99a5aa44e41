import { ContextEvent } from '@lit/context';
import type { JourneyClient } from '@partner-journey/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { scopeContext, type JourneyScope } from '../context/journey-scope.js';

/** What the controller needs to know of its element. */
export interface ScopeHost extends ReactiveControllerHost, HTMLElement {
  /** A client given by property: it wins over any root. */
  client?: JourneyClient;
  /** Id of the root to belong to, in the same document or shadow root. */
  for?: string;
}

/** Finds the root an element belongs to: by id when `for` is set, else the nearest around it, also when it is defined later. */
export class ScopeController implements ReactiveController {
  private readonly host: ScopeHost;
  private fromRoot: JourneyScope | undefined;
  private askedFor: string | undefined;
  private unsubscribe: (() => void) | undefined;
  private searchEnded = false;

  constructor(host: ScopeHost) {
    this.host = host;
    host.addController(this);
  }

  /** The scope of the root it belongs to; undefined while none is found. */
  get scope(): JourneyScope | undefined {
    return this.fromRoot;
  }

  /** The client to use: the element's own, else the root's. */
  get client(): JourneyClient | undefined {
    return this.host.client ?? this.fromRoot?.client;
  }

  /** Whether there is no client to wait for any more: no root, or one whose settings are wrong. */
  get isOrphan(): boolean {
    return this.client === undefined && (this.searchEnded || this.fromRoot?.failed === true);
  }

  hostConnected(): void {
    this.ask();
  }

  hostUpdate(): void {
    if (this.host.isConnected && this.askedFor !== this.host.for) this.ask();
  }

  hostDisconnected(): void {
    this.forget();
  }

  private forget(): void {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    this.fromRoot = undefined;
    this.searchEnded = false;
  }

  private ask(): void {
    this.forget();
    this.askedFor = this.host.for;
    if (this.request() || this.host.client) return;
    void customElements.whenDefined(rootTag(this.host)).then(() => {
      if (!this.host.isConnected || this.unsubscribe) return;
      if (!this.request()) {
        this.searchEnded = true;
        this.host.requestUpdate();
      }
    });
  }

  /** Asks once; true when a root answered. */
  private request(): boolean {
    const { host } = this;
    const root = host.getRootNode() as Document | ShadowRoot;
    const target = host.for ? root.getElementById?.(host.for) : host;
    let answered = false;
    target?.dispatchEvent(
      new ContextEvent(
        scopeContext,
        host,
        (scope, unsubscribe) => {
          answered = true;
          if (this.unsubscribe && this.unsubscribe !== unsubscribe) this.unsubscribe();
          this.unsubscribe = unsubscribe;
          this.fromRoot = scope;
          host.requestUpdate();
        },
        true,
      ),
    );
    return answered;
  }
}

/** The root's tag: both share the prefix they were defined with, if any. */
function rootTag(widget: Element): string {
  const { localName } = widget;
  return `${localName.slice(0, Math.max(0, localName.indexOf('journey-')))}partner-journey`;
}
