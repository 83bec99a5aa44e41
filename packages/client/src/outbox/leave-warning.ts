/** Ids of what would be lost with this page, by the client that knows of it. */
const known = new Map<LeaveWarning, readonly string[]>();
/** The same of those who are gone, until another client takes it up. */
const leftBehind = new Set<string>();

/** Asks a person who leaves the page whether they mean it, as long as any of its clients would lose something. */
export class LeaveWarning {
  /** Says which changes would be lost, of those this client knows. */
  set(ids: readonly string[]): void {
    for (const id of [...(known.get(this) ?? []), ...ids]) leftBehind.delete(id);
    if (ids.length > 0) known.set(this, ids);
    else known.delete(this);
    listen();
  }

  /** Whoever could tell what becomes of these is gone. */
  leave(ids: readonly string[]): void {
    this.set([]);
    for (const id of ids) leftBehind.add(id);
    listen();
  }
}

/** A listener stands only as long as there is a reason to ask: it keeps pages out of the back/forward cache. */
function listen(): void {
  const page: Partial<EventTarget> = globalThis;
  if (known.size + leftBehind.size > 0) page.addEventListener?.('beforeunload', warn);
  else page.removeEventListener?.('beforeunload', warn);
}

function warn(event: Event): void {
  event.preventDefault();
}
