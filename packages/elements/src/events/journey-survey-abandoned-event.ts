/** A survey that was begun has left the screen unfinished. */
export class JourneySurveyAbandonedEvent extends Event {
  static readonly type = 'journey-survey-abandoned';

  /** The survey. */
  readonly surveyId: string;

  constructor(surveyId: string) {
    super(JourneySurveyAbandonedEvent.type, { bubbles: true, composed: true });
    this.surveyId = surveyId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-survey-abandoned': JourneySurveyAbandonedEvent;
  }
}
