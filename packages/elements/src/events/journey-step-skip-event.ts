/** A person skips an optional step; cancel to prevent it. */
export class JourneyStepSkipEvent extends Event {
  static readonly type = 'journey-step-skip';

  /** The journey. */
  readonly journeyId: string;

  /** The step. */
  readonly stepId: string;

  constructor(detail: { journeyId: string; stepId: string }) {
    super(JourneyStepSkipEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stepId = detail.stepId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-step-skip': JourneyStepSkipEvent;
  }
}
