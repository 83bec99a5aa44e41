import type { MadeBy } from '@partner-journey/contract';
import type { CachedAnswer } from '../cache/cache.js';
import type { OutboxNews } from '../outbox/outbox-news.js';
import { tabChannel, type TabChannel } from '../tabs/tab-channel.js';
import { viewerIn } from './known.js';
import type { WritingOptions } from './writing-options.js';

/** What the tabs of one viewer tell each other. */
type TabNews =
  | OutboxNews
  | { readonly type: 'left' }
  | {
      readonly type: 'answer';
      readonly key: string;
      readonly answer: CachedAnswer;
      readonly askedAt: number;
    };

/** What the other tabs have to do with. */
export type OtherTabsOptions = Pick<
  WritingOptions,
  'adapter' | 'store' | 'reads' | 'answers' | 'viewer' | 'onLeftElsewhere' | 'onOtherViewer'
> & {
  /** Another tab has done something to what waits. */
  onOutboxNews(news: OutboxNews): void;
};

/**
 * The lines to the other tabs of this browser: those of the same viewer share what waits and what the host answers;
 * those of the same API learn at once whom the host has told one of them is looking.
 */
export class OtherTabs {
  readonly #options: OtherTabsOptions;
  #ofViewer: TabChannel<TabNews> | undefined;
  #ofApi: TabChannel<MadeBy> | undefined;
  #told: string | undefined;

  constructor(options: OtherTabsOptions) {
    this.#options = options;
  }

  /** Opens both lines, and tells whom the host has named, once each. */
  open(owner: string): void {
    const { adapter, store, viewer, onOtherViewer } = this.#options;
    this.#ofViewer ??= tabChannel(`outbox/${owner}`, (news) => this.#hear(news));
    this.#ofApi ??= tabChannel(`viewer/${adapter.id}`, (other) => {
      if (JSON.stringify(other) !== JSON.stringify(viewerIn(store))) onOtherViewer();
    });
    const named = viewerIn(store);
    const told = JSON.stringify(named);
    if (!named || !viewer.confirmedAt || told === this.#told) return;
    this.#told = told;
    this.#ofApi.post(named);
  }

  /** Hangs up: an open line keeps a page out of the back/forward cache. */
  close(): void {
    this.#ofViewer?.close();
    this.#ofApi?.close();
    this.#ofViewer = this.#ofApi = undefined;
  }

  /** Tells the tabs of the same viewer. */
  tell(news: TabNews): void {
    this.#ofViewer?.post(news);
  }

  #hear(news: TabNews): void {
    if (news.type === 'left') this.#options.onLeftElsewhere();
    else if (news.type === 'answer') this.#takeAnswer(news.key, news.answer, news.askedAt);
    else this.#options.onOutboxNews(news);
  }

  #takeAnswer(key: string, answer: CachedAnswer, askedAt: number): void {
    const { store, reads, answers } = this.#options;
    if (!reads.wants(key, askedAt) || (store.asOf(key) ?? 0) >= answer.asOf) return;
    reads.known(key, answer.query, answer.freshUntil, answer.etag);
    answers.show(key, answer, true, false);
  }
}
