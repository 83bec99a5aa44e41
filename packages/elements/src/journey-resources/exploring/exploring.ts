import { html, nothing, type TemplateResult } from 'lit';
import type { Part } from '../../controllers/part-controller.js';
import { resourcesExploring } from '../../locales/en/resources-exploring.js';
import { sending } from '../../locales/en/sending.js';
import type { MessageKey } from '../../locales/strings.js';
import { NoteFocus } from '../../sending/note-focus.js';
import { refusedNote } from '../../sending/refused-note.styles.js';
import { textField } from '../../sending/text-field.styles.js';
import { searchWords } from '../fold.js';
import type { Choice, Found } from '../library-controller.js';
import { countText } from '../resource-words.js';
import { Delay } from './delay.js';
import type { ExploringHost } from './exploring-host.js';
import { styles } from './exploring.styles.js';
import { FurtherPages } from './further-pages.js';
import { splitAtWords } from './highlight.js';
import { Marks } from './marks.js';
import { Nearest } from './nearest.js';
import { renderNothing } from './nothing-found.js';
import { renderOtherFilters } from './other-filters.js';
import { Requests } from './requests.js';

/** How long after a key the host is asked. */
const searchDelayMs = 250;
/** How long after the last change the count is said. */
const announceDelayMs = 600;

/** What is needed once somebody searches, filters, asks for more, or for what is missing. */
export class Exploring implements Part {
  readonly words = { ...resourcesExploring, ...sending };
  readonly styles = [textField, refusedNote, styles];
  /** What is said of marks that are not saved. */
  readonly marks: Marks;
  private readonly host: ExploringHost;
  private readonly further: FurtherPages;
  private readonly near: Nearest;
  private readonly requests: Requests;
  private readonly typing = new Delay();
  private readonly speaking = new Delay();
  /** Whether the person changed the choice since the count was last said. */
  private hasNews = false;
  /** How many were shown when more were asked for. */
  private shownBefore: number | undefined;

  constructor(host: ExploringHost) {
    const { element, source, library } = host;
    this.host = host;
    this.further = new FurtherPages(element, source, library);
    this.near = new Nearest(element, source, library, () => host.know().found);
    this.marks = new Marks(host);
    this.requests = new Requests(host);
    new NoteFocus(element);
    library.further = this.further;
  }

  /** Whether the next page is on its way. */
  get isLoadingMore(): boolean {
    return this.shownBefore !== undefined && this.host.know().found?.isBusy === true;
  }

  /** Whether the form for a request that was refused is open, or what became of it is seen. */
  get isRequesting(): boolean {
    return this.requests.isAbove;
  }

  /** Forgets what was written, because somebody else is looking. */
  forget(): void {
    this.marks.untaken.clear();
    this.requests.forget();
  }

  /** Stops what was to happen later. */
  stop(): void {
    this.typing.stop();
    this.speaking.stop();
  }

  /** Looks whether what has the focus is about to go. */
  willUpdate(): void {
    this.requests.willUpdate();
  }

  updated(): void {
    this.requests.updated();
    this.marks.tell();
    const { found } = this.host.know();
    if (!found || found.isBusy) return;
    this.tellMore(found);
    if (!this.hasNews || this.typing.isRunning) return;
    this.hasNews = false;
    this.speaking.start(announceDelayMs, () => this.tellCount());
  }

  /** Looks for what is in the field, at once or when typing pauses. */
  type(): void {
    this.speaking.stop();
    if (this.host.library.isLocal) this.search();
    else this.typing.start(searchDelayMs, () => this.search());
  }

  /** Looks for what stands in the field now. */
  search(): void {
    this.typing.stop();
    const words = this.host.element.shadowRoot?.querySelector('input')?.value ?? '';
    if (words === this.host.library.choice.words) return;
    this.requests.letGo();
    this.choose({ words });
  }

  choose(change: Partial<Choice>): void {
    this.hasNews = true;
    this.shownBefore = undefined;
    this.host.library.choose(change);
  }

  /** Adds or takes away a value of a facet; of kinds there is one at a time. */
  toggle(facet: string, value: string): void {
    const { kind, facets } = this.host.library.choice;
    if (facet === 'kind') {
      this.choose({ kind: kind === value ? undefined : value });
      return;
    }
    const chosen = facets[facet] ?? [];
    const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
    this.choose({ facets: { ...facets, [facet]: next } });
  }

  showMore(): void {
    this.shownBefore = this.host.know().found?.items.length;
    this.further.showMore();
  }

  /** A text with the words that were looked for marked: as text, never as markup. */
  mark(text: string, words: string): unknown {
    const marked = searchWords(words);
    if (marked.length === 0) return text;
    return splitAtWords(text, marked).map((part) =>
      part.isHit ? html`<mark>${part.text}</mark>` : part.text,
    );
  }

  renderOtherFilters({ facets }: Found, showsAll: boolean): unknown {
    const { locale, library } = this.host;
    const onToggle = (facet: string, value: string) => this.toggle(facet, value);
    return renderOtherFilters({ locale, choice: library.choice, facets, showsAll, onToggle });
  }

  /** That the search did not work, and what is shown is older. */
  renderSearchFailure({ error, isOutdated }: Found): unknown {
    return error && isOutdated ? this.renderFailure('resources.search-failed') : nothing;
  }

  /** That the next page could not be had. */
  renderMoreFailure({ error }: Found): unknown {
    return error ? this.renderFailure('resources.more-failed') : nothing;
  }

  /** Instead of results: what comes close, and a way to ask for what is missing. */
  renderNothing({ words }: Found): TemplateResult {
    const { locale, library, renderList } = this.host;
    const { items } = this.near;
    return renderNothing({
      locale,
      words: words.trim(),
      isFiltered: library.isFiltered,
      nearest: items.length > 0 ? renderList(items) : undefined,
      request: this.requests.render(),
      onClear: () => {
        this.choose({ isScoped: false, kind: undefined, facets: {} });
        this.find('input')?.focus();
      },
    });
  }

  /** What is not saved of what has no card, and the form for a request that was refused. */
  renderOutstanding(): TemplateResult {
    return this.requests.renderOutstanding();
  }

  private renderFailure(key: MessageKey): TemplateResult {
    const { locale, source } = this.host;
    return html`<div class="notice bad">
      <span>${locale.text(key)}</span>
      <button class="button link" type="button" @click=${() => void source.client?.refresh('resources')}>
        ${locale.text('common.retry')}
      </button>
    </div>`;
  }

  private tellCount(): void {
    const { locale, announce } = this.host;
    const { found } = this.host.know();
    if (!found) return;
    const { words } = found;
    const nothingFound = () =>
      locale.text(words ? 'resources.nothing' : 'resources.nothing-filtered', { words });
    announce(found.items.length > 0 ? countText(locale, found) : nothingFound());
  }

  /** Says how many came; when the button is gone with the last page, the focus goes to the first of them. */
  private tellMore({ items, hasMore }: Found): void {
    const before = this.shownBefore;
    const { element, locale, announce } = this.host;
    if (before === undefined || items.length <= before) return;
    this.shownBefore = undefined;
    const words = locale.text('resources.more-shown', { count: items.length - before });
    // to announce is an update of its own
    void element.updateComplete.then(() => announce(words));
    if (hasMore || element.shadowRoot?.activeElement) return;
    const card = element.shadowRoot?.querySelectorAll('.card')[before];
    card?.querySelector<HTMLElement>('a, button')?.focus();
  }

  private find(selector: string): HTMLElement | null | undefined {
    return this.host.element.shadowRoot?.querySelector<HTMLElement>(selector);
  }
}
