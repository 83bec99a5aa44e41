/** A person does not want to answer a survey; cancel to keep it. */
export class JourneySurveyDismissEvent extends Event {
  static readonly type = 'journey-survey-dismiss';

  /** The survey. */
  readonly surveyId: string;

  /** When it may be asked again. */
  readonly until: 'later' | 'never';

  constructor(detail: { surveyId: string; until: 'later' | 'never' }) {
    super(JourneySurveyDismissEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.surveyId = detail.surveyId;
    this.until = detail.until;
  }
}

declare global {
  interface HTMLElementEventMap {
    'journey-survey-dismiss': JourneySurveyDismissEvent;
  }
}
