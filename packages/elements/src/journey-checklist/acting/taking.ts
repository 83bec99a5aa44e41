import type { ReactiveControllerHost } from 'lit';

/** What is being taken up in the rows: one intent is one change, however often its control is activated meanwhile. */
export class Taking {
  private readonly element: ReactiveControllerHost;
  /** By step; a new list whenever it is different, so that the row is drawn anew. */
  private readonly busy = new Map<string, readonly string[]>();

  constructor(element: ReactiveControllerHost) {
    this.element = element;
  }

  /** What is being done to a step now. */
  of(stepId: string): readonly string[] | undefined {
    return this.busy.get(stepId);
  }

  /** Does something to a step, until it is drawn; nothing when the same is being done already: then gives false. */
  async once(stepId: string, what: string, take: () => Promise<void>): Promise<boolean> {
    const others = this.of(stepId) ?? [];
    if (others.includes(what)) return false;
    this.set(stepId, [...others, what]);
    try {
      await take();
    } finally {
      this.set(
        stepId,
        this.of(stepId)?.filter((other) => other !== what),
      );
    }
    return true;
  }

  private set(stepId: string, busy: readonly string[] = []): void {
    if (busy.length > 0) this.busy.set(stepId, busy);
    else this.busy.delete(stepId);
    this.element.requestUpdate();
  }
}
