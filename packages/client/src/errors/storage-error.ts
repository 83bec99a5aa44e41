import { JourneyError } from './journey-error.js';

/** The device keeps nothing, or no longer: what is unsaved lives in this tab only. */
export class StorageError extends JourneyError {
  override readonly name = 'StorageError' as const;
  readonly code = 'storage';
}
