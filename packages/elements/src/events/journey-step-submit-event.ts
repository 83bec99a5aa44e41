/** A person hands in a step for approval; cancel to prevent it. What was filled in is not in the event. */
export class JourneyStepSubmitEvent extends Event {
  static readonly type = 'journey-step-submit';

  /** The journey. */
  readonly journeyId: string;

  /** The step. */
  readonly stepId: string;

  constructor(detail: { journeyId: string; stepId: string }) {
    super(JourneyStepSubmitEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stepId = detail.stepId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-step-submit': JourneyStepSubmitEvent;
  }
}
