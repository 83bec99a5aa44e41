/** A person says that a step is done; cancel to prevent it. */
export class JourneyStepCompleteEvent extends Event {
  static readonly type = 'journey-step-complete';

  /** The journey. */
  readonly journeyId: string;

  /** The step. */
  readonly stepId: string;

  constructor(detail: { journeyId: string; stepId: string }) {
    super(JourneyStepCompleteEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stepId = detail.stepId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-step-complete': JourneyStepCompleteEvent;
  }
}
