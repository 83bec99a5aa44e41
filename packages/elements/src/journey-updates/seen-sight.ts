import { systemClock, type Clock } from '@partner-journey/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** For how long something has to be in view to have been seen. */
const seenAfterMs = 1000;

interface SeenSightOptions {
  /** Called once for each thing that was in view long enough. */
  onSeen(id: string): void;
  /** Decides how long a second is. @default the machine's clock */
  readonly clock?: Pick<Clock, 'after'>;
}

/** Tells what a person has had before the eyes for a second: at least half of it, or of the window where it is larger. */
export class SeenSight implements ReactiveController {
  private readonly onSeen: (id: string) => void;
  private readonly clock: Pick<Clock, 'after'>;
  private readonly watched = new Map<Element, string>();
  /** What is in view now, with what takes back its second. */
  private readonly inView = new Map<Element, () => void>();
  private observer: IntersectionObserver | undefined;

  constructor(host: ReactiveControllerHost, { onSeen, clock = systemClock }: SeenSightOptions) {
    this.onSeen = onSeen;
    this.clock = clock;
    host.addController(this);
  }

  /** Watches exactly these elements, each with the id of what it shows; the same again changes nothing. */
  watch(elements: ReadonlyMap<Element, string>): void {
    for (const [element, id] of this.watched) if (elements.get(element) !== id) this.letGo(element);
    if (elements.size === 0) return;
    this.observer ??= new IntersectionObserver((entries) => entries.forEach((entry) => this.look(entry)), {
      threshold: [0, 0.25, 0.5, 0.75, 1],
    });
    for (const [element, id] of elements) {
      if (this.watched.has(element)) continue;
      this.watched.set(element, id);
      this.observer.observe(element);
    }
  }

  hostDisconnected(): void {
    for (const element of [...this.watched.keys()]) this.letGo(element);
    this.observer?.disconnect();
    this.observer = undefined;
  }

  private look({ target, intersectionRatio, intersectionRect, rootBounds }: IntersectionObserverEntry): void {
    const fills = rootBounds !== null && intersectionRect.height >= rootBounds.height / 2;
    const isInView = intersectionRatio >= 0.5 || fills;
    if (!isInView) this.stop(target);
    else if (this.watched.has(target) && !this.inView.has(target)) this.wait(target);
  }

  private wait(element: Element): void {
    this.inView.set(
      element,
      this.clock.after(seenAfterMs, () => this.isOver(element)),
    );
  }

  /** A window that nobody looks at shows nothing: the second begins anew when it is looked at. */
  private isOver(element: Element): void {
    if (document.visibilityState === 'visible') {
      const id = this.watched.get(element);
      this.letGo(element);
      if (id !== undefined) this.onSeen(id);
      return;
    }
    const handleLook = () => this.wait(element);
    document.addEventListener('visibilitychange', handleLook, { once: true });
    this.inView.set(element, () => document.removeEventListener('visibilitychange', handleLook));
  }

  private stop(element: Element): void {
    this.inView.get(element)?.();
    this.inView.delete(element);
  }

  private letGo(element: Element): void {
    this.stop(element);
    this.watched.delete(element);
    this.observer?.unobserve(element);
  }
}
