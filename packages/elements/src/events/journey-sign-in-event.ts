/** The host wants the viewer to sign in; cancel to show your own sign-in. Call `resume()` on the root when it is done. */
export class JourneySignInEvent extends Event {
  static readonly type = 'journey-sign-in';

  constructor() {
    super(JourneySignInEvent.type, { bubbles: true, composed: true, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-sign-in': JourneySignInEvent;
  }
}
