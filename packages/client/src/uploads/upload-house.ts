import type { MadeBy, Session, Upload } from '@partner-journey/contract';
import type { UploadContext, UploadHost } from '../adapters/adapter.js';
import type { Clock } from '../clock/clock.js';
import type { Drafts } from '../drafts/drafts.js';
import type { JourneyError } from '../errors/journey-error.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';

/** What handing over files needs from the house. It is given, so that the code for it is a file that stands alone. */
export interface UploadHouse {
  readonly clock: Clock;
  readonly drafts: Drafts;
  /** Keeps the bytes. */
  readonly files: KeyValueStorage;
  /** Whether the adapter takes files. */
  readonly takesFiles: boolean;
  /** What the host has said about who is looking. */
  session(): Session | undefined;
  newId(): string;
  /**
   * Asks the host in nobody’s name but that of the viewer who is here now, and not for ever; gives how the file stands.
   * @param ask Is given, too, who the viewer is, where the host compares that.
   */
  ask(
    signal: AbortSignal,
    ask: (host: UploadHost, context: UploadContext, madeBy: MadeBy | undefined) => Promise<unknown>,
  ): Promise<Upload>;
  /** Whatever was thrown, as one of our errors. */
  errorOf(thrown: unknown): JourneyError;
  /** Waits; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  /** Milliseconds to wait after so many failures in a row, at least as long as the host has asked. */
  pauseMs(attempt: number, askedMs: number | undefined): number;
}
