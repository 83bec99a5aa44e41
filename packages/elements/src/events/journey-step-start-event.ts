/** A person begins a step; cancel to prevent it. */
export class JourneyStepStartEvent extends Event {
  static readonly type = 'journey-step-start';

  /** The journey. */
  readonly journeyId: string;

  /** The step. */
  readonly stepId: string;

  constructor(detail: { journeyId: string; stepId: string }) {
    super(JourneyStepStartEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stepId = detail.stepId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-step-start': JourneyStepStartEvent;
  }
}
