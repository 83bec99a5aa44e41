import type { JourneyAdapter } from '../adapters/adapter.js';
import type { Answers } from '../answers/answers.js';
import type { Clock } from '../clock/clock.js';
import type { Device } from '../device.js';
import type { JourneyError } from '../errors/journey-error.js';
import type { Facts } from '../facts/facts.js';
import type { Reads } from '../reads/reads.js';
import type { Store } from '../store/store.js';
import type { Viewer } from '../viewer/viewer.js';

/** What writing needs from the house. */
export interface WritingOptions {
  readonly adapter: JourneyAdapter;
  readonly clock: Clock;
  readonly partnerId: string | undefined;
  readonly device: Device;
  readonly store: Store;
  readonly reads: Reads;
  readonly answers: Answers;
  readonly facts: Facts;
  /** Milliseconds since 1970 by the host's clock. */
  now(): number;
  readonly viewer: Viewer;
  /** Whether changes cannot go under another sign-in than the one with which the session was read. */
  readonly isPinned: boolean;
  /** The host answered a request with changes. */
  onReached(): void;
  /** Whether the host is in touch by its stream. */
  isInTouch(): boolean;
  onFailure(error: JourneyError): void;
  /** Nothing waits any more. */
  onEmpty(): void;
  /** The viewer signed out in another tab. */
  onLeftElsewhere(): void;
  /** The host has told another tab that somebody else is looking. */
  onOtherViewer(): void;
}
