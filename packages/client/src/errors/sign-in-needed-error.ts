import { JourneyError } from './journey-error.js';

/** The host does not know the viewer any more: nothing else is asked or sent before it says who is looking again. */
export class SignInNeededError extends JourneyError {
  override readonly name = 'SignInNeededError' as const;
  readonly code = 'sign-in';
}
