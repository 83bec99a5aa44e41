import { JourneyError } from './journey-error.js';

/**
 * A web page came back where data was expected: a network that wants its own sign-in first, a proxy, or an address that
 * is not the API's. It counts as no answer and is tried again later.
 */
export class UnexpectedPageError extends JourneyError {
  override readonly name = 'UnexpectedPageError' as const;
  readonly code = 'page';
}
