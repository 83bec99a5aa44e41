/** A journey has come to a new stage. */
export class JourneyStageReachedEvent extends Event {
  static readonly type = 'journey-stage-reached';

  /** The journey. */
  readonly journeyId: string;

  /** The stage. */
  readonly stageId: string;

  constructor(detail: { journeyId: string; stageId: string }) {
    super(JourneyStageReachedEvent.type, { bubbles: true, composed: true });
    this.journeyId = detail.journeyId;
    this.stageId = detail.stageId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-stage-reached': JourneyStageReachedEvent;
  }
}
