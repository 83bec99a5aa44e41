import type { ContextCallback } from '@lit/context';
import { scopeContext, type JourneyScope } from './journey-scope.js';

/** Takes a scope, and how to be told no more. */
export type ScopeCallback = ContextCallback<JourneyScope | undefined>;

/** Asks the roots around an element for what they give: a request of the community protocol for context. */
export class ScopeRequest extends Event {
  readonly context: typeof scopeContext = scopeContext;
  readonly contextTarget: Element;
  readonly callback: ScopeCallback;
  /** Whether the callback wants to be told of every change. */
  readonly subscribe = true;

  constructor(contextTarget: Element, callback: ScopeCallback) {
    super('context-request', { bubbles: true, composed: true });
    this.contextTarget = contextTarget;
    this.callback = callback;
  }
}
