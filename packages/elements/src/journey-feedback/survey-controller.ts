import type { Survey } from '@partner-journey/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { JourneySurveyAbandonedEvent } from '../events/journey-survey-abandoned-event.js';
import type { SendController } from '../sending/send-controller.js';
import { chooseSurvey, type SurveyWish } from './choose-survey.js';
import { SurveyRun } from './survey-run.js';

/** Takes one person through one survey after the other. */
export class SurveyController implements ReactiveController {
  /** How far the last answers have come; undefined before anything could be sent. */
  sending: SendController | undefined;
  /** What is answered now; undefined when nothing is asked. */
  run: SurveyRun | undefined;
  /** How the person declined the last survey. */
  declined: 'later' | 'never' | undefined;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly over = new Set<string>();

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  /** Whether the questions are on screen; else it is what became of the answers. */
  get isAsking(): boolean {
    const state = this.sending?.state;
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

  /** Puts the survey away. */
  decline(until: 'later' | 'never'): void {
    if (this.run) this.over.add(this.run.survey.id);
    this.run = undefined;
    this.declined = until;
  }

  /** Ends what is shown of the last survey, so that something else may be asked. */
  startOver(): void {
    this.declined = undefined;
    this.run = undefined;
    this.sending?.reset();
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
}
