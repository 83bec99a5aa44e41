/** A person says that a step is blocked; cancel to prevent it. */
export class JourneyStepBlockEvent extends Event {
  static readonly type = 'journey-step-block';

  /** The journey. */
  readonly journeyId: string;

  /** The step. */
  readonly stepId: string;

  constructor(detail: { journeyId: string; stepId: string }) {
    super(JourneyStepBlockEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stepId = detail.stepId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-step-block': JourneyStepBlockEvent;
  }
}
