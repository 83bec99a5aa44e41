import type { Change, ContractIssue, MadeBy, UploadRequest } from '@partner-journey/contract';
import type { Query } from './query.js';

/** What goes along with every call to an adapter. */
export interface AdapterContext {
  /** Aborts when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** The partner the viewer acts for; absent: the host's own choice. */
  readonly partnerId?: string | undefined;
}

/** What goes along with a read. */
export interface ReadContext extends AdapterContext {
  /** Tag of the answer the client already has; the adapter may answer `unchanged`. */
  readonly etag?: string | undefined;
}

/** What goes along with changes. */
export interface SendContext extends AdapterContext {
  /** Who made the changes; only for a host whose session says that it compares that with who is signed in. */
  readonly madeBy?: MadeBy | undefined;
  /** Ids of those that were sent before without an answer: the host may have them. */
  readonly repeated?: readonly string[] | undefined;
  /**
   * Asks the host who is looking; rejects when that is not who made the changes. To be called before they are sent under
   * another sign-in, such as a new token, than that under which the session was read.
   */
  confirmViewer?(): Promise<void>;
}

/** What goes along with listening. */
export interface WatchContext extends AdapterContext {
  /** Id of the last message that is known; what came after it has to be told first. Absent: from now on. */
  readonly lastEventId?: string | undefined;
}

/** A host's answer to a read, before it is held against the contract. */
export type ReadAnswer =
  | { readonly unchanged: true; readonly maxAgeMs?: number | undefined; readonly body?: undefined }
  | {
      readonly unchanged?: false;
      /** In the shape of the contract; checked by the client, so it may be anything. */
      readonly body: unknown;
      /** What the adapter could not make of the host's answer; added to what does not fit the contract. */
      readonly issues?: readonly ContractIssue[] | undefined;
      readonly etag?: string | undefined;
      /** How long the host says the answer stays fresh. */
      readonly maxAgeMs?: number | undefined;
    };

/** What an adapter hears while it watches. */
export interface LiveListener {
  /** Something became stale: the data of one live message, unchecked. */
  onMessage(message: unknown): void;
  /** A gap that cannot be filled: everything may be stale. */
  onReset(): void;
  /** Whether the stream stands. */
  onConnectionChange(connected: boolean): void;
}

/** What goes along with the bytes of a file, and what is asked about it. */
export interface UploadContext extends AdapterContext {
  /** As with changes: to be called before anything is sent under another sign-in than that of the session. */
  confirmViewer?(): Promise<void>;
}

/** Takes files in parts; each answer is an `Upload` document, unchecked. */
export interface UploadHost {
  /** Announces a file; the same again finds it again, with how much of it has arrived. */
  announce(request: UploadRequest, context: UploadContext): Promise<unknown>;
  /** Sends the part that begins at `offset`; rejects with status 409 when that is not where the file ends so far. */
  sendPart(
    part: { readonly fileId: string; readonly offset: number; readonly body: Blob },
    context: UploadContext,
  ): Promise<unknown>;
  /** Asks how a file stands. */
  read(fileId: string, context: UploadContext): Promise<unknown>;
  /** Takes a file back. */
  cancel(fileId: string, context: UploadContext): Promise<unknown>;
}

/**
 * Translates one host's API into the contract. Failures are thrown as the errors of `errors/`;
 * anything else thrown counts as the host being unreachable.
 */
export interface JourneyAdapter {
  /** Names the host's API: part of the key under which anything is kept, so equal for equal data. */
  readonly id: string;
  /** Asks the host; rejects with a `JourneyError`. */
  read(query: Query, context: ReadContext): Promise<ReadAnswer>;
  /**
   * How many changes are given to it at once at most. An adapter that sends one request each says 1: then it is known of
   * each whether sending it was begun. @default 50
   */
  readonly batchSize?: number | undefined;
  /** Sends changes in their order; resolves with a `{receipts}` document, unchecked. */
  send(changes: readonly Change[], context: SendContext): Promise<unknown>;
  /** Listens for news until the signal aborts. Absent: the host cannot tell. */
  watch?(listener: LiveListener, context: WatchContext): void;
  /**
   * Forgets the token: the next request asks for a new one. An adapter that has this sends changes under no other sign-in
   * than the one with which the session was read. Absent: there is no token.
   */
  renewToken?: (() => void) | undefined;
  /** Takes files, where the session says so. Absent: the host takes none. */
  uploads?(): Promise<UploadHost>;
}
