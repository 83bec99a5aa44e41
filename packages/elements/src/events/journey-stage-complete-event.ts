/** A person says that a stage is over; cancel to prevent it. */
export class JourneyStageCompleteEvent extends Event {
  static readonly type = 'journey-stage-complete';

  /** The journey. */
  readonly journeyId: string;

  /** The stage. */
  readonly stageId: string;

  constructor(detail: { journeyId: string; stageId: string }) {
    super(JourneyStageCompleteEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.journeyId = detail.journeyId;
    this.stageId = detail.stageId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-stage-complete': JourneyStageCompleteEvent;
  }
}
