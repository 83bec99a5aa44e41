/** Calls back once, when an element is first at least half within view. */
export class FirstSight {
  private observer: IntersectionObserver | undefined;
  private target: Element | undefined;

  /** Watches this element instead of the one before; the same one again changes nothing. */
  watch(target: Element, callback: () => void): void {
    if (this.target === target) return;
    this.stop();
    this.target = target;
    this.observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.observer?.disconnect();
        callback();
      },
      { threshold: 0.5 },
    );
    this.observer.observe(target);
  }

  stop(): void {
    this.observer?.disconnect();
    this.target = undefined;
  }
}
