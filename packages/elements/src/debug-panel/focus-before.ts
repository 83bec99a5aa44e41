import type { PartnerJourneyElement } from '../partner-journey/partner-journey-element.js';

/** Remembers what of the page had the focus before it came into the panel, to give it back when that goes. */
export class FocusBefore {
  private readonly root: PartnerJourneyElement;
  private readonly place: HTMLElement;
  private last: EventTarget | undefined;

  /** @param place Where the panel of the root stands. */
  constructor(root: PartnerJourneyElement, place: HTMLElement) {
    this.root = root;
    this.place = place;
  }

  /** Begins to look, also into open shadow roots; gives what ends it. */
  watch(): () => void {
    const { root, place } = this;
    const remember = (event: FocusEvent): void => {
      const path = event.composedPath();
      // what stands in the root is drawn anew when the panel goes, and loses the focus then
      if (!path.includes(place)) this.last = path.includes(root) ? undefined : path[0];
    };
    root.ownerDocument.addEventListener('focusout', remember);
    return () => root.ownerDocument.removeEventListener('focusout', remember);
  }

  /** Gives the focus back; where nothing can take it any more, the keyboard goes on from the root. */
  giveBack(): void {
    const { root, last } = this;
    if (last instanceof HTMLElement) {
      last.focus();
      if (last.matches(':focus')) return;
    }
    if (root.hasAttribute('tabindex')) return;
    root.tabIndex = -1;
    root.focus();
    root.addEventListener('blur', () => root.removeAttribute('tabindex'), { once: true });
  }
}
