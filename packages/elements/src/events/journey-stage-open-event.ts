/** A person asks for the details of a stage; cancel to show them yourself. */
export class JourneyStageOpenEvent extends Event {
  static readonly type = 'journey-stage-open';

  /** The journey. */
  readonly journeyId: string;

  /** The stage. */
  readonly stageId: string;

  constructor(detail: { journeyId: string; stageId: string }) {
    super(JourneyStageOpenEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stageId = detail.stageId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-stage-open': JourneyStageOpenEvent;
  }
}
