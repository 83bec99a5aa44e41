import type { FeedbackAbout } from '@partner-journey/contract';

/** A person sends feedback; cancel to prevent it. The text is not in the event. */
export class JourneyFeedbackSendEvent extends Event {
  static readonly type = 'journey-feedback-send';

  /** What it is about. */
  readonly about: Readonly<FeedbackAbout> | undefined;

  constructor(about: Readonly<FeedbackAbout> | undefined) {
    super(JourneyFeedbackSendEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.about = about;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-feedback-send': JourneyFeedbackSendEvent;
  }
}
