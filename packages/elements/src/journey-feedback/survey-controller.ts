import type { ChangeOf, Survey } from '@partner-journey/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ClientSource } from '../controllers/read-controller.js';
import { SendController } from '../controllers/send-controller.js';
import { sendQuietly } from '../controllers/send-quietly.js';
import { JourneyResponseSendEvent } from '../events/journey-response-send-event.js';
import { JourneySurveyAbandonedEvent } from '../events/journey-survey-abandoned-event.js';
import { JourneySurveyAnsweredEvent } from '../events/journey-survey-answered-event.js';
import { JourneySurveyDismissEvent } from '../events/journey-survey-dismiss-event.js';
import { chooseSurvey, type SurveyWish } from './choose-survey.js';
import { SurveyRun } from './survey-run.js';

type Response = ChangeOf<'response.save'>['payload'];

/** What came of going on: the next question, everything given to the client, or neither. */
export type Step = 'question' | 'sent' | 'stayed';

/** Takes one person through one survey after the other and sends what they say. */
export class SurveyController implements ReactiveController {
  /** How far the last answers have come. */
  readonly sending: SendController;
  /** What is answered now; undefined when nothing is asked. */
  run: SurveyRun | undefined;
  /** How the person declined the last survey. */
  declined: 'later' | 'never' | undefined;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly source: ClientSource;
  private readonly over = new Set<string>();

  constructor(host: ReactiveControllerHost & HTMLElement, source: ClientSource) {
    this.host = host;
    this.source = source;
    this.sending = new SendController(host, source);
    host.addController(this);
  }

  /** Whether the questions are on screen; else it is what became of the answers. */
  get isAsking(): boolean {
    const { state } = this.sending;
    return this.run !== undefined && state !== 'kept' && state !== 'saved';
  }

  hostDisconnected(): void {
    const { run } = this;
    // moving an element within the page takes it out for a moment
    queueMicrotask(() => {
      if (!this.host.isConnected) this.tellAbandoned(run);
    });
  }

  /** Takes what may be asked now. A survey that was begun stays, also when the host no longer offers it. */
  offer(surveys: readonly Survey[], wish: Omit<SurveyWish, 'over'>): void {
    const { run } = this;
    const wanted = chooseSurvey(surveys, { ...wish, over: this.over });
    if (run && (!wish.surveyId || wish.surveyId === run.survey.id)) {
      run.survey = surveys.find(({ id }) => id === run.survey.id) ?? run.survey;
      if (run.isSent || run.hasBegun || wanted?.id === run.survey.id) return;
    }
    if (this.declined && wanted?.id !== wish.surveyId) return;
    if (run?.survey.id !== wanted?.id) this.begin(wanted);
  }

  /** Sends the answers so far and goes on to the next question, or ends the survey. */
  async goOn(along: Pick<Response, 'context'>): Promise<Step> {
    const { run } = this;
    if (!run || this.sending.state === 'sending' || !run.check()) return 'stayed';
    const done = run.isLast;
    if (!run.hasBegun) {
      run.goOn();
      return 'question';
    }
    const isAllowed = this.host.dispatchEvent(
      new JourneyResponseSendEvent({ surveyId: run.survey.id, done }),
    );
    const response: Response = {
      responseId: run.responseId!,
      answers: run.answers,
      done,
      ...along,
      ...(run.isAnonymous && { anonymous: true }),
    };
    if (done) return isAllowed && (await this.sendLast(run, response)) ? 'sent' : 'stayed';
    // a refused part needs no attention: the next one carries the same answers
    if (isAllowed)
      void sendQuietly(this.source.client, 'response.save', { surveyId: run.survey.id }, response);
    run.goOn();
    return 'question';
  }

  /** Puts the survey away; false when the page prevented it. */
  dismiss(until: 'later' | 'never'): boolean {
    const surveyId = this.run?.survey.id;
    if (surveyId === undefined) return false;
    if (!this.host.dispatchEvent(new JourneySurveyDismissEvent({ surveyId, until }))) return false;
    this.over.add(surveyId);
    this.run = undefined;
    this.declined = until;
    void sendQuietly(this.source.client, 'survey.dismiss', { surveyId }, { until });
    return true;
  }

  /** Ends what is shown of the last survey, so that something else may be asked. */
  startOver(): void {
    this.declined = undefined;
    this.run = undefined;
    this.sending.reset();
  }

  /** Forgets everything, because somebody else is looking. */
  forget(): void {
    this.startOver();
    this.over.clear();
  }

  private begin(survey: Survey | undefined): void {
    const before = this.run;
    queueMicrotask(() => this.tellAbandoned(before));
    this.startOver();
    this.run = survey && new SurveyRun(survey);
  }

  private tellAbandoned(run: SurveyRun | undefined): void {
    if (run?.hasBegun && !run.isSent) this.host.dispatchEvent(new JourneySurveyAbandonedEvent(run.survey.id));
  }

  private async sendLast(run: SurveyRun, response: Response): Promise<boolean> {
    const isTaken = await this.sending.send('response.save', { surveyId: run.survey.id }, response);
    if (isTaken && !run.isSent) {
      run.isSent = true;
      this.host.dispatchEvent(new JourneySurveyAnsweredEvent(run.survey.id));
    }
    return isTaken;
  }
}
