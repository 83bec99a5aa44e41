/** What every error of Partner Journey has, whichever copy of the package made it. */
const brand = Symbol.for('partner-journey/error');

/** The machine-readable names of what can go wrong. */
export type JourneyErrorCode =
  | 'config'
  | 'contract'
  | 'unreachable'
  | 'timeout'
  | 'page'
  | 'response'
  | 'sign-in'
  | 'change-rejected'
  | 'storage'
  | 'outbox-full';

/** Base of the error family. The message says what was attempted, on what, and what to do if there is something to do. */
export abstract class JourneyError extends Error {
  abstract override readonly name: string;
  abstract readonly code: JourneyErrorCode;
  /** Marks the family across two copies of the package. */
  readonly [brand] = true;
}

/** Whether a value is one of our errors, also when another copy of the package made it. */
export function isJourneyError(value: unknown): value is JourneyError {
  return typeof value === 'object' && value !== null && brand in value;
}
