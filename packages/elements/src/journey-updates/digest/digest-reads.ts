import type { FeedbackItem, Resource, Session } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { ReadController, type ClientSource } from '../../controllers/read-controller.js';

/** As many as a library that is searched here asks for at once, so that both have one answer. */
const mostAtOnce = 100;
/** How many of the newest are asked for where the host searches. */
const newestAtHost = 24;
const nothing: readonly never[] = [];

/** The library and what was said, read for the digest where the host has them. */
export class DigestReads {
  private readonly library: ReadController<{
    readonly kind: 'resources';
    readonly filter: { readonly sort?: string; readonly limit: number };
  }>;
  private readonly said: ReadController<{ readonly kind: 'feedback' }>;

  /** Asks nothing while it is not known what the host can do. */
  constructor(
    host: ReactiveControllerHost,
    source: ClientSource,
    capabilities: () => Session['capabilities'] | undefined,
  ) {
    this.library = new ReadController(host, source, () => {
      const { search, maxLocal } = capabilities()?.resources ?? {};
      if (search) return { kind: 'resources', filter: { sort: 'newest', limit: newestAtHost } };
      return maxLocal ? { kind: 'resources', filter: { limit: mostAtOnce } } : undefined;
    });
    this.said = new ReadController(host, source, () =>
      capabilities()?.feedback ? { kind: 'feedback' } : undefined,
    );
  }

  /** Whether an answer is still on its way; one that fails is not waited for. */
  get isLoading(): boolean {
    return [this.library, this.said].some(({ selection }) => selection.status === 'loading');
  }

  get resources(): readonly Resource[] {
    return this.library.selection.value?.items ?? nothing;
  }

  get feedback(): readonly FeedbackItem[] {
    return this.said.selection.value?.items ?? nothing;
  }
}
