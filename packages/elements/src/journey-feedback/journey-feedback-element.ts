import type { PendingChange } from '@partner-journey/client';
import type { FeedbackAbout, FeedbackItem, SurveyInput } from '@partner-journey/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from '../base/property.js';
import { JourneyElement, type Answer } from '../base/journey-element.js';
import { feedback as words } from '../locales/en/feedback.js';
import type { MessageKey } from '../locales/strings.js';
import type { Known } from './answering/answering-host.js';
import { renderSentAlong } from './context-view.js';
import { FeedbackReads } from './feedback-reads.js';
import { styles } from './journey-feedback.styles.js';
import { ownerOf, readOwnDraft, viewerKey, type DraftPlace } from '../controllers/own-draft.js';
import { renderPrivacy } from './privacy-view.js';
import type { QuestionView } from './question-parts.js';
import { hasSegments, renderScale } from './scale-question.js';
import { allAlong, type Place } from './sent-along.js';
import { SurveyController } from './survey-controller.js';
import type { SurveyRun } from './survey-run.js';
import { SurveySight } from './survey-sight.js';
import { renderSurvey } from './survey-view.js';

/**
 * Asks one question at a time, takes what somebody wants to say at any time, and shows what became of what was said.
 * Thanks are given only for what the host has; until then it says where the words are kept.
 *
 * @slot loading - Instead of the skeleton.
 * @slot empty - Instead of the words for when nothing is asked and nothing was said.
 * @slot error - Instead of the words for when it cannot be loaded.
 * @slot header-end - Instead of the number of the question at the end of the heading's line.
 * @fires {JourneyResponseSendEvent} journey-response-send - Answers are about to be sent, after each question; cancel to prevent it.
 * @fires {JourneySurveyDismissEvent} journey-survey-dismiss - The person puts a survey away; cancel to keep it.
 * @fires {JourneyFeedbackSendEvent} journey-feedback-send - What was written into the open box is about to be sent; cancel to prevent it.
 * @fires {JourneyNavigateEvent} journey-navigate - The link of the thanks is followed; cancel to route it yourself.
 * @fires {JourneySurveyShownEvent} journey-survey-shown - At least half of a survey came into view for the first time.
 * @fires {JourneySurveyAnsweredEvent} journey-survey-answered - The last answers were taken; whether they are saved, the change tells.
 * @fires {JourneySurveyAbandonedEvent} journey-survey-abandoned - A survey that was begun was taken from the page or replaced. On an element that is gone it reaches only listeners on it and on what went with it.
 * @fires {JourneyContractIssuesEvent} journey-contract-issues - What the page gives itself does not wholly fit the contract; the good parts are shown.
 * @csspart survey - The form of a survey.
 * @csspart question - The question with its control.
 * @csspart scale - The row of numbers, stars or faces.
 * @csspart scale-value - One number, star or face, or one answer of a matrix.
 * @csspart scale-ends - The words at both ends.
 * @csspart choices - The list of choices.
 * @csspart choice - One choice with its label.
 * @csspart context - What is sent along.
 * @csspart send - The button that goes on or sends.
 * @csspart box - The form that is always open.
 * @csspart thanks - The thanks.
 * @csspart kept - Where it is said that something waits to be sent.
 * @csspart refusal - Where it is said that something was refused.
 * @csspart said - What was said before, and what became of it.
 */
export class JourneyFeedbackElement extends JourneyElement {
  static override styles = [JourneyElement.styles, styles];
  static override readonly words = words;

  /** What may be asked, instead of the client's answer. */
  @property({ attribute: false }) surveys?: readonly SurveyInput[];

  /** What was said before, instead of the client's answer. */
  @property({ attribute: false }) feedbackItems?: readonly FeedbackItem[];

  /** The survey to show, whatever else may be asked. */
  @property({ attribute: 'survey-id' }) surveyId?: string;

  /** What the feedback is about. */
  @property({ attribute: false }) about?: FeedbackAbout;

  /** The stage this stands beside: sent along, and surveys about another stage are passed over. */
  @property({ attribute: 'stage-id' }) stageId?: string;

  /** The step this stands beside: sent along, and surveys about another step are passed over. */
  @property({ attribute: 'step-id' }) stepId?: string;

  /** Draws stars and faces as numbers, as do all who would rather read than interpret a picture. */
  @property({ attribute: 'plain-scales', type: Boolean }) plainScales = false;

  private readonly reads = new FeedbackReads(this, this.scope, () => ({
    session: this.viewerSession,
    surveys: this.given('surveys', this.surveys),
    items: this.given('feedback', this.feedbackItems),
  }));
  private readonly survey = new SurveyController(this);
  private readonly sight = new SurveySight(this, this.survey);
  private readonly answering = this.fetchLater(async () => {
    const { Answering } = await import('./answering/answering.js');
    return new Answering({
      element: this,
      locale: this.locale,
      source: this.scope,
      know: () => this.known(),
      announce: (message) => this.announce(message),
      renderAlong: (names) => this.renderAlong(names, true),
    });
  });
  private readonly said = this.fetchLater(async () => (await import('./said/said.js')).said);
  private viewerKey: string | undefined;
  /** The survey whose draft was asked for. */
  private lookedUp: SurveyRun | undefined;

  @state() private showsAll = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.forgetOthers();
    if (this.answer.status === 'ready') {
      const { surveyId, stageId, stepId } = this;
      this.survey.offer(this.reads.askable, { surveyId, stageId, stepId });
    }
    super.willUpdate(changed);
    // beside the answer that tells what was said, so that it is here when that is
    if (this.feedbackItems ?? this.viewerSession?.capabilities.feedback) this.said.want();
    if (this.status === 'ready') this.waitForParts();
    this.answering.value?.willUpdate();
  }

  protected override updated(): void {
    this.sight.look();
    this.readDraft();
    this.answering.value?.updated();
  }

  protected get answer(): Answer {
    const isKnown = this.viewerSession ?? this.surveys ?? this.feedbackItems;
    return isKnown ? this.reads.answer : this.viewer;
  }

  protected get isEmpty(): boolean {
    const isQuiet = !this.survey.run && !this.reads.hasBox && this.reads.items.length === 0;
    return isQuiet && this.changes.length === 0;
  }

  protected get isOff(): boolean {
    const { surveys, feedback, feedbackMail } = this.viewerSession?.capabilities ?? { surveys: true };
    return (
      !surveys &&
      !feedback &&
      !feedbackMail &&
      !this.surveys &&
      !this.feedbackItems &&
      this.changes.length === 0
    );
  }

  protected get headingKey(): MessageKey {
    return 'feedback.heading';
  }

  protected override renderHeaderEnd(): unknown {
    const { run } = this.survey;
    if (!run || !this.survey.isAsking || run.position.of < 2) return nothing;
    return html`<span class="quiet number">${this.locale.text('feedback.position', run.position)}</span>`;
  }

  protected renderReady(): TemplateResult {
    const { run } = this.survey;
    const { answering } = this;
    return html`
      ${this.changes.length > 0 ? answering.value?.renderOutstanding() : nothing}
      ${run && this.canDraw(run) ? this.renderRun(run) : this.renderMore(run)}
      ${this.renderPartTrouble(answering)} ${this.reads.items.length > 0 ? this.renderSaid() : nothing}
    `;
  }

  protected renderLoading(): TemplateResult {
    return html`
      <div class="skeleton line"></div>
      <div class="skeleton scale-line"></div>
      <div class="skeleton button-line"></div>
      <div class="said">${[1, 2, 3].map(() => html`<div class="skeleton said-block"></div>`)}</div>
    `;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="quiet">${this.locale.text('feedback.empty')}</p>`;
  }

  private get program(): string {
    return this.viewerSession?.organizations.program.name || this.locale.text('feedback.program');
  }

  private get place(): Place {
    const { about, stageId, stepId } = this;
    return { session: this.viewerSession, journey: this.reads.journey, about, stageId, stepId };
  }

  /** What waits to be saved, or was refused, of what is sent from here. */
  private get changes(): readonly PendingChange[] {
    return this.viewing.changes.filter(
      ({ change }) =>
        change.kind === 'feedback.send' || (change.kind === 'response.save' && change.payload.done),
    );
  }

  /** Whether what is to be seen takes more than a row of numbers. */
  private get needsMore(): boolean {
    const { run } = this.survey;
    return this.changes.length > 0 || (run ? !this.canDraw(run) : this.reads.hasBox);
  }

  /** What is to be seen comes all at once, so that nothing moves. */
  private waitForParts(): void {
    if (this.needsMore) this.answering.want();
    const parts = [this.needsMore && this.answering, this.reads.items.length > 0 && this.said];
    if (!parts.every((part) => !part || part.value || part.hasFailed)) this.status = 'loading';
  }

  /** Whether all is here to draw the question. */
  private canDraw({ question }: SurveyRun): boolean {
    const isSimple = question && hasSegments(question) && !question.pipe;
    return this.survey.isAsking && (isSimple === true || this.answering.value !== undefined);
  }

  private renderRun(run: SurveyRun): TemplateResult {
    const { locale, answering } = this;
    const { survey } = run;
    return renderSurvey({
      locale,
      run,
      busy: answering.value?.isSending
        ? 'common.sending'
        : answering.isAwaited
          ? 'common.loading'
          : undefined,
      canDismiss: survey.askAt.moment !== 'always-open' && this.canDismiss,
      control: this.renderControl(run),
      notes: [
        renderPrivacy(locale, run, this.program, () => this.requestUpdate()),
        answering.value?.renderRefusal(run),
      ],
      along: this.renderAlong(survey.context, !run.isAnonymous),
      back: answering.value?.renderBack(run),
      onSubmit: (event) => {
        event.preventDefault();
        answering.run((part) => part.goOn());
      },
      onDismiss: (until) => answering.run((part) => part.dismiss(until)),
    });
  }

  private renderControl(run: SurveyRun): TemplateResult {
    const question = run.question!;
    const answering = this.answering.value;
    const view: QuestionView = {
      locale: this.locale,
      question,
      answer: run.answers.get(question.id),
      answerTo: (key) => run.answers.get(key),
      text: answering?.textOf(run) ?? question.text,
      isPlain: this.plainScales,
      isMissing: run.isAnswerMissing,
      onAnswer: (value, key = question.id) => {
        run.answer(key, value);
        this.requestUpdate();
      },
    };
    // the same with and without the part, so that what has the focus stays
    return html`${hasSegments(question) ? renderScale(view) : answering?.renderOther(run, view)}${answering?.renderMissing(
      run,
    )}`;
  }

  /** What became of the answers, or the box. */
  private renderMore(run: SurveyRun | undefined): unknown {
    const { value } = this.answering;
    if (!value) return nothing;
    return run ? value.renderOutcome(run) : value.renderOpenBox();
  }

  private renderSaid(): TemplateResult {
    const { said } = this;
    const { items } = this.reads;
    return html`<div class="said" part="said">
      ${this.renderPartTrouble(said)}
      ${said.value?.render({
        locale: this.locale,
        items,
        now: this.now,
        headingLevel: Math.min(6, this.headingLevel + 1),
        showsAll: this.showsAll,
        onToggle: () => (this.showsAll = !this.showsAll),
      })}
    </div>`;
  }

  private get canDismiss(): boolean {
    return this.viewerSession?.capabilities.changes.includes('survey.dismiss') ?? true;
  }

  private renderAlong(names: readonly string[], withName: boolean): unknown {
    const items = allAlong(names, this.place, withName);
    const { answering } = this;
    return renderSentAlong(this.locale, items, answering.value?.renderAlongDetails(items), () => {
      void answering.load();
    });
  }

  private known(): Known {
    return {
      survey: this.survey,
      place: this.place,
      program: this.program,
      hasBox: this.reads.hasBox,
      canGoOn: this.reads.hasBox || this.reads.askable.some(({ askAt }) => askAt.moment === 'always-open'),
      changes: this.changes,
    };
  }

  /** What one person wrote is nothing to the next. */
  private forgetOthers(): void {
    const key = viewerKey(this.viewerSession);
    if (key === this.viewerKey) return;
    if (this.viewerKey !== undefined) {
      this.survey.forget();
      this.answering.value?.forget();
    }
    this.viewerKey = key;
  }

  /** Puts back what was answered before the page was loaded anew. */
  private readDraft(): void {
    const { run } = this.survey;
    const place = (): DraftPlace => ({ client: this.scope.client, session: this.viewerSession });
    if (!run || run === this.lookedUp || ownerOf(place()) === undefined) return;
    this.lookedUp = run;
    void readOwnDraft(place, `survey/${run.survey.id}`).then(
      (draft) => draft && this.answering.run((part) => part.restore(run, draft)),
    );
  }
}
