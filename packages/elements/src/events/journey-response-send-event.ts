/** A person sends answers to a survey; cancel to prevent it. The answers are not in the event. */
export class JourneyResponseSendEvent extends Event {
  static readonly type = 'journey-response-send';

  /** The survey. */
  readonly surveyId: string;

  /** Whether these are the last answers. */
  readonly done: boolean;

  constructor(detail: { surveyId: string; done: boolean }) {
    super(JourneyResponseSendEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.surveyId = detail.surveyId;
    this.done = detail.done;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-response-send': JourneyResponseSendEvent;
  }
}
