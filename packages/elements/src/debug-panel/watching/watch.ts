import type { Fact, JourneyAdapter, JourneyClient } from '@partner-journey/client';
import type { PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';
import { AdapterWatch } from './adapter-watch.js';
import { Happenings } from './happenings.js';
import { IssueReport, issuesOf } from './issue-report.js';
import { reportMapping, type MappingReport } from './mapping-report.js';
import { RequestWatch } from './request-watch.js';
import { watchGiven } from './watch-given.js';

/** Makes the adapter of a root's real host; undefined when its settings name none, or two. */
export type MakeAdapter = (
  root: PartnerJourneyElement,
  fetch: typeof globalThis.fetch,
) => Promise<JourneyAdapter | undefined>;

/** Sees what the real host is asked and answers, and what a client tells. */
export class Watch {
  readonly requests: RequestWatch;
  readonly report = new IssueReport();
  mapping: MappingReport | undefined;
  /** The real host; undefined while the settings of the root name none. */
  host: AdapterWatch | undefined;
  /** Of the client that is followed. */
  happenings: Happenings;
  private readonly onNews: () => void;
  private readonly ofHost = new Happenings();
  private stops: readonly (() => void)[] = [];

  constructor(onNews: () => void) {
    this.onNews = onNews;
    this.requests = new RequestWatch(onNews);
    this.happenings = this.ofHost;
  }

  /** Makes the adapter of the real host anew, after the page has changed a setting. */
  async open(root: PartnerJourneyElement, make: MakeAdapter): Promise<void> {
    this.host = undefined;
    this.mapping = await reportMapping(root);
    const adapter = await make(root, this.requests.fetch);
    this.host = adapter && new AdapterWatch(adapter, this.onNews);
  }

  /** Hears what widgets are given by property from now on, until it is ended. */
  hearGiven(root: PartnerJourneyElement): () => void {
    return watchGiven(root, (name, issues) => {
      this.report.add(name, issues);
      this.onNews();
    });
  }

  /** Hears a client from now on, and no other one; one of a simulation says nothing about the host. */
  follow(client: JourneyClient | undefined, isSimulated: boolean): void {
    this.stop();
    this.happenings = isSimulated ? new Happenings() : this.ofHost;
    if (!client) return;
    const look = (): void => {
      if (!isSimulated)
        for (const [query, answer] of client.getSnapshot().reads) this.report.add(query, issuesOf(answer));
      this.onNews();
    };
    const hear = (fact: Fact): void => {
      this.happenings.add(fact);
      this.onNews();
    };
    look();
    this.stops = [client.subscribe(look), client.onFact(hear)];
  }

  stop(): void {
    for (const stop of this.stops) stop();
    this.stops = [];
  }
}
