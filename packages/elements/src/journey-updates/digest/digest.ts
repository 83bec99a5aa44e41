import type { Journey, Session } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { openResource } from '../../controllers/open-resource.js';
import type { Part } from '../../controllers/part-controller.js';
import type { ClientSource } from '../../controllers/read-controller.js';
import { viewerSide } from '../../journey-view/sides.js';
import { updatesDigest } from '../../locales/en/updates-digest.js';
import type { UpdatesView } from '../updates-view.js';
import { renderDifferences } from './difference-list.js';
import { differencesSince, type Difference } from './differences.js';
import { DigestReads } from './digest-reads.js';
import { styles } from './digest.styles.js';

/** What the digest needs of its element. */
interface DigestHost {
  readonly element: ReactiveControllerHost & HTMLElement;
  readonly source: ClientSource;
  /** Who is looking, and what the host can do; undefined while nothing is to be asked. */
  readonly session: () => Session | undefined;
}

/** What is different since the last visit beside what updates tell; needed only once there was one. */
export class Digest implements Part {
  readonly words = updatesDigest;
  readonly styles = [styles];
  private readonly host: DigestHost;
  private readonly reads: DigestReads;
  private showsAll = false;

  constructor(host: DigestHost) {
    this.host = host;
    this.reads = new DigestReads(host.element, host.source, () => host.session()?.capabilities);
  }

  /** Whether the library or what was said is still on its way. */
  get isLoading(): boolean {
    return this.reads.isLoading;
  }

  /** What is different since a moment; nothing when that is not known. */
  differencesSince(since: number | undefined, journey: Journey | undefined): readonly Difference[] {
    if (since === undefined) return [];
    const { resources, feedback } = this.reads;
    const session = this.host.session();
    const viewer = { id: session?.viewer.id, side: viewerSide(session) };
    return differencesSince(since, { journey, resources, feedback, viewer });
  }

  render(view: UpdatesView, differences: readonly Difference[]): unknown {
    const { element, source, session } = this.host;
    return renderDifferences(view, differences, {
      showsAll: this.showsAll,
      onToggle: () => {
        this.showsAll = !this.showsAll;
        element.requestUpdate();
      },
      onResourceOpen: (event, resource, url) =>
        openResource({ element, client: source.client, session: session() }, event, resource, url),
    });
  }

  /** Folds the list, because somebody else is looking. */
  forget(): void {
    this.showsAll = false;
  }
}
