import { JourneyError } from './journey-error.js';

/** The host does not know the viewer any more: nothing is asked or sent until `resume()` is called. */
export class SignInNeededError extends JourneyError {
  override readonly name = 'SignInNeededError' as const;
  readonly code = 'sign-in';
}
