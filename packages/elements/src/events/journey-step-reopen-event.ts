/** A person takes back that a step is done; cancel to prevent it. */
export class JourneyStepReopenEvent extends Event {
  static readonly type = 'journey-step-reopen';

  /** The journey. */
  readonly journeyId: string;

  /** The step. */
  readonly stepId: string;

  constructor(detail: { journeyId: string; stepId: string }) {
    super(JourneyStepReopenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stepId = detail.stepId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-step-reopen': JourneyStepReopenEvent;
  }
}
