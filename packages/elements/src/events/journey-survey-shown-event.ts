/** A survey is on screen for the first time. */
export class JourneySurveyShownEvent extends Event {
  static readonly type = 'journey-survey-shown';

  /** The survey. */
  readonly surveyId: string;

  constructor(surveyId: string) {
    super(JourneySurveyShownEvent.type, { bubbles: true, composed: true });
    this.surveyId = surveyId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-survey-shown': JourneySurveyShownEvent;
  }
}
