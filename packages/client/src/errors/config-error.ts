import { JourneyError } from './journey-error.js';

/** The options of a client do not fit together; the message says which, and what to write instead. */
export class ConfigError extends JourneyError {
  override readonly name = 'ConfigError' as const;
  readonly code = 'config';
}
