/** A person asks for what a step leads to; cancel to open it yourself. */
export class JourneyStepOpenEvent extends Event {
  static readonly type = 'journey-step-open';

  /** The journey. */
  readonly journeyId: string;

  /** The step. */
  readonly stepId: string;

  /** Where the step leads, when it has an address. */
  readonly url: string | undefined;

  constructor(detail: { journeyId: string; stepId: string; url?: string | undefined }) {
    super(JourneyStepOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stepId = detail.stepId;
    this.url = detail.url;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-step-open': JourneyStepOpenEvent;
  }
}
