import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageFor, loadMessages, messagesOf } from '../locales/catalog.js';
import { common } from '../locales/en/common.js';
import { DateFormat, fill } from '../locales/format.js';
import { numberFormat } from '../locales/intl.js';
import type { MessageKey, Messages, Strings } from '../locales/strings.js';

/** What the controller needs of its element. */
export type LocaleHost = ReactiveControllerHost & HTMLElement;

/** Where the host's own words and the zone come from. */
export interface LocaleSource {
  readonly strings: Strings | undefined;
  readonly timeZone: string | undefined;
  /** The element's own words in English. */
  readonly english: Strings;
}

const rightToLeft = new Set(['ar', 'he', 'fa', 'ur']);

/** Words, dates and numbers in the language of the element: its own `lang`, else that of what is around it. */
export class LocaleController implements ReactiveController {
  private readonly host: LocaleHost;
  private readonly source: LocaleSource;
  private observer: MutationObserver | undefined;
  /** Undefined: English. */
  private messages: Messages | undefined;
  private tag = 'en';
  private inheritedDir: string | undefined;
  private dateFormat = new DateFormat('en');
  private zone: string | undefined;
  private english: Strings;

  constructor(host: LocaleHost, source: LocaleSource) {
    this.host = host;
    this.source = source;
    this.english = source.english;
    host.addController(this);
  }

  /** BCP 47 tag for `Intl`, with its region when the page gives one. */
  get language(): string {
    return this.tag;
  }

  /** `ltr` or `rtl` when nothing around the element says so itself; then to be set on what is rendered. */
  get direction(): 'ltr' | 'rtl' | undefined {
    if (this.inheritedDir) return undefined;
    return rightToLeft.has(languageFor(this.tag)) ? 'rtl' : 'ltr';
  }

  /** What the words depend on: for `guard`, so that what is drawn once is drawn anew in another language. */
  get words(): readonly unknown[] {
    return [this.messages, this.source.strings, this.tag, this.source.timeZone];
  }

  /** Days and moments in words. */
  get dates(): DateFormat {
    const { timeZone } = this.source;
    if (this.dateFormat.language !== this.tag || this.zone !== timeZone) {
      this.zone = timeZone;
      this.dateFormat = new DateFormat(this.tag, timeZone);
    }
    return this.dateFormat;
  }

  /** The words for a key, with `{name}`s filled in. */
  text(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
    const { strings } = this.source;
    const shared: Strings = common;
    return fill(
      strings?.[key] ?? this.messages?.[key] ?? this.english[key] ?? shared[key] ?? key,
      values,
      this.tag,
    );
  }

  /** Takes the English words of a part of the element that came later. */
  addWords(words: Strings): void {
    this.english = { ...this.english, ...words };
  }

  /** "62%" for 0.62. */
  percent(share: number): string {
    return numberFormat(this.tag, { style: 'percent' }).format(share);
  }

  hostConnected(): void {
    this.read();
    this.observer = new MutationObserver(() => this.read());
    for (const element of [this.host, ...surroundings(this.host)]) {
      this.observer.observe(element, { attributes: true, attributeFilter: ['lang', 'dir'] });
    }
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
  }

  private read(): void {
    const around = [this.host, ...surroundings(this.host)];
    this.inheritedDir =
      around.find((element) => element.hasAttribute('dir'))?.getAttribute('dir') ?? undefined;
    const wanted = around.find((element) => element.getAttribute('lang'))?.getAttribute('lang') ?? 'en';
    const language = languageFor(wanted);
    const known = messagesOf(language);
    this.tag = language === 'en' && !wanted.toLowerCase().startsWith('en') ? 'en' : canonical(wanted);
    if (known || language === 'en') this.messages = known;
    else void this.load(language);
    this.host.requestUpdate();
  }

  private async load(language: string): Promise<void> {
    const messages = await loadMessages(language);
    if (languageFor(this.tag) !== language) return;
    this.messages = messages;
    this.host.requestUpdate();
  }
}

/** Everything around an element, also across shadow roots, from the inside out. */
function surroundings(element: Element): Element[] {
  const found: Element[] = [];
  let current: Node | null = element;
  while ((current = current.parentNode ?? (current instanceof ShadowRoot ? current.host : null))) {
    if (current instanceof Element) found.push(current);
  }
  return found;
}

function canonical(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
