/** The last answer of a survey was taken. */
export class JourneySurveyAnsweredEvent extends Event {
  static readonly type = 'journey-survey-answered';

  /** The survey. */
  readonly surveyId: string;

  constructor(surveyId: string) {
    super(JourneySurveyAnsweredEvent.type, { bubbles: true, composed: true });
    this.surveyId = surveyId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-survey-answered': JourneySurveyAnsweredEvent;
  }
}
