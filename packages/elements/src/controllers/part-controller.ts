import type { CSSResult, ReactiveControllerHost } from 'lit';
import type { Strings } from '../locales/strings.js';
import type { LocaleController } from './locale-controller.js';

/** What a part brings besides what it does. */
export interface Part {
  /** Its own words in English. */
  readonly words?: Strings;
  readonly styles?: readonly CSSResult[];
}

/**
 * A part of an element's code that is fetched when it is first needed, when a pointer or the focus first comes near, or
 * when the element says so. Its words and styles come with it.
 */
export class PartController<P extends object> {
  /** The part, once it is here. */
  value: P | undefined;
  /** Whether it was needed and could not be had. */
  hasFailed = false;
  /** Settles when what somebody waits for is here or has failed; undefined while nobody waits. */
  waiting: Promise<unknown> | undefined;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly locale: LocaleController;
  private fetchPart: () => Promise<P>;
  private fetching: Promise<void> | undefined;
  /** What somebody wanted to do last and could not yet. */
  private action: ((part: P) => unknown) | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    locale: LocaleController,
    fetchPart: () => Promise<P>,
  ) {
    this.host = host;
    this.locale = locale;
    this.fetchPart = fetchPart;
    const handleApproach = () => void this.fetch().catch(() => undefined);
    for (const kind of ['pointerover', 'focusin'])
      host.addEventListener(kind, handleApproach, { once: true });
  }

  /** Whether somebody did something that waits for the part. */
  get isAwaited(): boolean {
    return this.waiting !== undefined && this.action !== undefined;
  }

  /** The part when it is here; else it is fetched and the element drawn anew. A failure is not repeated by itself. */
  want(): P | undefined {
    if (!this.hasFailed && !this.waiting) void this.load();
    return this.value;
  }

  /** Does something with the part: at once when it is here, else as soon as it is; of several things the last. */
  run(action: (part: P) => unknown): void {
    if (this.value) action(this.value);
    else {
      this.action = action;
      void this.load();
    }
  }

  /** Fetches the part, and does what was wanted when it is here. */
  load(): Promise<unknown> {
    if (this.value) return Promise.resolve();
    this.waiting ??= this.wait();
    return this.waiting;
  }

  /** Fetches the part once the page has nothing more urgent to do; nobody waits for it. */
  fetchSoon(): void {
    // not known to every browser
    const whenIdle = (globalThis as Partial<typeof globalThis>).requestIdleCallback ?? setTimeout;
    whenIdle(() => void this.fetch().catch(() => undefined));
  }

  private async wait(): Promise<void> {
    this.hasFailed = false;
    this.host.requestUpdate();
    await this.fetch().catch(() => (this.hasFailed = true));
    this.waiting = undefined;
    const { action, value } = this;
    if (value) {
      this.action = undefined;
      action?.(value);
    }
    this.host.requestUpdate();
  }

  private fetch(): Promise<void> {
    if (this.value) return Promise.resolve();
    this.fetching ??= this.fetchPart()
      .then((part) => this.take(part))
      .finally(() => (this.fetching = undefined));
    return this.fetching;
  }

  private take(part: P): void {
    const { words, styles = [] }: Part = part;
    if (words) this.locale.addWords(words);
    // not a style element, which a policy could refuse
    for (const { styleSheet } of styles)
      if (styleSheet) this.host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
    this.value = part;
  }
}
