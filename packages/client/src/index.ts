/** How a journey travels and is kept: the client, its errors, and what an adapter has to be. */
export { createJourneyClient } from './create-journey-client.js';
export { shareJourneyClient } from './share-journey-client.js';
export { restAdapter } from './rest-adapter.js';
export { systemClock } from './clock/clock.js';
export { memoryStorage } from './storage/memory-storage.js';
export { ChangeRejectedError } from './errors/change-rejected-error.js';
export { ConfigError } from './errors/config-error.js';
export { ContractError } from './errors/contract-error.js';
export { HostResponseError } from './errors/host-response-error.js';
export { HostTimeoutError } from './errors/host-timeout-error.js';
export { HostUnreachableError } from './errors/host-unreachable-error.js';
export { isJourneyError, JourneyError } from './errors/journey-error.js';
export { OutboxFullError } from './errors/outbox-full-error.js';
export { SignInNeededError } from './errors/sign-in-needed-error.js';
export { StorageError } from './errors/storage-error.js';
export { UnexpectedPageError } from './errors/unexpected-page-error.js';
export type {
  AdapterContext,
  JourneyAdapter,
  LiveListener,
  ReadAnswer,
  ReadContext,
  SendContext,
  UploadContext,
  UploadHost,
  WatchContext,
} from './adapters/adapter.js';
export type { Query, QueryKind, QueryResults, ResourceFilter, ResultOf } from './adapters/query.js';
export type { Fact, JourneyClient, SignedOut, SignOutOptions, TakenChange } from './client.js';
export type { CsrfOptions, JourneyClientOptions } from './client-options.js';
export type { Clock } from './clock/clock.js';
export type { HostResponseDetails } from './errors/host-response-error.js';
export type { JourneyErrorCode } from './errors/journey-error.js';
export type { RestAdapterOptions } from './rest-adapter.js';
export type { SharedJourneyClient } from './share-journey-client.js';
export type { KeyValueRecord, KeyValueStorage } from './storage/key-value-storage.js';
export type { Loadable, PendingChange, SelectionOf, Snapshot } from './store/snapshot.js';
export type { FileUpload, FileUploadState, Uploads } from './uploads/file-upload.js';
