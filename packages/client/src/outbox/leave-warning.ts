/** Asks a person who leaves the page whether they mean it, as long as something would be lost. */
export class LeaveWarning {
  #isOn = false;

  /** Says whether something would be lost; a listener stands only then, for it keeps pages out of the back/forward cache. */
  set(isNeeded: boolean): void {
    if (isNeeded === this.#isOn) return;
    this.#isOn = isNeeded;
    const page: Partial<EventTarget> = globalThis;
    if (isNeeded) page.addEventListener?.('beforeunload', warn);
    else page.removeEventListener?.('beforeunload', warn);
  }
}

function warn(event: Event): void {
  event.preventDefault();
}
