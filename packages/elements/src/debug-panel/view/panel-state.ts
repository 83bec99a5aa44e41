import type { JourneyClient } from '@partner-journey/client';
import type { PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';
import type { Wanted } from '../simulating/wanted.js';
import type { WatchedRead } from '../watching/adapter-watch.js';
import type { Happenings } from '../watching/happenings.js';
import type { IssueReport } from '../watching/issue-report.js';
import type { MappingReport } from '../watching/mapping-report.js';
import type { WatchedRequest } from '../watching/request-watch.js';

/** Everything the panel shows, and what it is told. */
export interface PanelState {
  readonly root: PartnerJourneyElement;
  /** Names the adapter in use. */
  readonly adapterId: string | undefined;
  readonly client: JourneyClient | undefined;
  readonly reads: readonly WatchedRead[];
  readonly requests: readonly WatchedRequest[];
  readonly report: IssueReport;
  readonly mapping: MappingReport | undefined;
  readonly happenings: Happenings;
  readonly wanted: Wanted;
  readonly isRightToLeft: boolean;
  /** What is to be said of the simulation; empty at first. */
  readonly notice: string;
  readonly isSimulating: boolean;
  /** The stages to choose from. */
  readonly stages: readonly { readonly id: string; readonly title: string }[];
  /** Whether a document is unfolded; only then it is drawn. */
  isUnfolded(id: string): boolean;
  unfold(id: string, isOpen: boolean): void;
  simulate(wanted: Wanted): void;
  turn(rightToLeft: boolean): void;
  leave(): void;
  close(): void;
}
