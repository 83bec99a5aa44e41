import { scopeContext, type JourneyScope } from './journey-scope.js';
import type { ScopeCallback, ScopeRequest } from './scope-request.js';

/**
 * Gives a scope to all within an element that ask for it, and tells them of every other one.
 * The same protocol as `@lit/context` at a third of its bytes: any consumer of it is served.
 */
export class ScopeProvider {
  private readonly subscribers = new Map<ScopeCallback, () => void>();
  private scope: JourneyScope | undefined;

  constructor(host: Element) {
    host.addEventListener('context-request', (event) => this.answer(event as unknown as ScopeRequest));
  }

  /** Gives this scope from now on. */
  set(scope: JourneyScope): void {
    this.scope = scope;
    for (const [callback, unsubscribe] of this.subscribers) callback(scope, unsubscribe);
  }

  private answer(request: ScopeRequest): void {
    const { context, callback, subscribe } = request;
    if (context !== scopeContext) return;
    request.stopPropagation();
    const unsubscribe = () => void this.subscribers.delete(callback);
    if (subscribe) this.subscribers.set(callback, unsubscribe);
    callback(this.scope, subscribe ? unsubscribe : undefined);
  }
}
