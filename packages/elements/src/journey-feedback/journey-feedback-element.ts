import type { PendingChange } from '@partner-journey/client';
import type { FeedbackAbout, FeedbackItem, Survey } from '@partner-journey/contract';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { JourneyElement, type Answer } from '../base/journey-element.js';
import { feedback as words } from '../locales/en/feedback.js';
import { renderOutstanding } from '../base/send-note.js';
import { ReadController } from '../controllers/read-controller.js';
import type { SendController, SendState } from '../controllers/send-controller.js';
import { JourneyNavigateEvent } from '../events/journey-navigate-event.js';
import { JourneySurveyShownEvent } from '../events/journey-survey-shown-event.js';
import type { MessageKey } from '../locales/strings.js';
import { BoxController } from './box-controller.js';
import { renderBox } from './box-view.js';
import { renderSentAlong } from './context-view.js';
import { FirstSight } from './first-sight.js';
import { styles } from './journey-feedback.styles.js';
import { renderPrivacy } from './privacy-view.js';
import { outcomeText, renderResult } from './result-view.js';
import { renderSaid } from './said-list.js';
import { aboutOf, allAlong, boxContext, sentAlong, type Place } from './sent-along.js';
import { SurveyController } from './survey-controller.js';
import type { SurveyRun } from './survey-run.js';
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
 * @csspart survey - The form of a survey.
 * @csspart question - The question with its control.
 * @csspart scale - The row of numbers.
 * @csspart scale-value - One number.
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
  @property({ attribute: false }) surveys?: readonly Survey[];

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

  private readonly visitor = new ReadController(this, this.scope, () =>
    this.session ? undefined : { kind: 'session' },
  );
  private readonly asked = new ReadController(this, this.scope, () =>
    this.surveys || !this.canAsk ? undefined : { kind: 'surveys' },
  );
  private readonly said = new ReadController(this, this.scope, () =>
    this.feedbackItems || !this.viewerSession?.capabilities.feedback ? undefined : { kind: 'feedback' },
  );
  private readonly journey = new ReadController(this, this.scope, () =>
    this.viewerSession?.capabilities.journeys ? { kind: 'journey' } : undefined,
  );
  private readonly survey = new SurveyController(this, this.scope);
  private readonly box = new BoxController(this, this.scope);
  private readonly sight = new FirstSight();
  private readonly seen = new Set<string>();
  private viewerKey: string | undefined;
  private told: SendState = 'idle';
  /** What gets the focus with the next update. */
  private focusWish: 'question' | 'result' | undefined;

  @state() private showsAll = false;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.forgetOthers();
    if (this.answer.status === 'ready') {
      const { surveyId, stageId, stepId } = this;
      this.survey.offer(this.askable, { surveyId, stageId, stepId });
    }
    // what has the focus may be about to go
    if (this.shadowRoot?.activeElement?.closest('form') && !this.showsForm) this.focusWish = 'result';
    super.willUpdate(changed);
  }

  protected override updated(): void {
    this.watchSurvey();
    const hadFocus = this.moveFocus();
    this.tellOutcome(hadFocus);
  }

  protected get answer(): Answer {
    if (this.surveys || this.feedbackItems) return { status: 'ready', stale: false };
    const { viewerSession } = this;
    if (!viewerSession) return this.visitor.selection;
    const surveys = this.asked.selection;
    const items = this.said.selection;
    if (surveys.status === 'loading' || items.status === 'loading')
      return { status: 'loading', stale: false };
    // without the earlier words the question can be asked, and without the question they can be read
    if (items.status === 'ready' && surveys.status !== 'ready') return items;
    return surveys.status === 'idle' ? { status: 'ready', stale: false } : surveys;
  }

  protected get isEmpty(): boolean {
    return !this.survey.run && !this.hasBox && this.items.length === 0;
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
    return html`
      ${renderOutstanding(this.locale, this.scope.client, this.outstanding, wordsOfChange)}
      ${this.survey.run ? this.renderRun(this.survey.run) : this.renderOpenBox()}
      ${renderSaid({
        locale: this.locale,
        items: this.items,
        now: this.now,
        headingLevel: Math.min(6, this.headingLevel + 1),
        showsAll: this.showsAll,
        onToggle: () => (this.showsAll = !this.showsAll),
      })}
    `;
  }

  protected renderLoading(): TemplateResult {
    return html`
      <div class="skeleton line"></div>
      <div class="skeleton scale-line"></div>
      <div class="skeleton button-line"></div>
    `;
  }

  protected renderEmpty(): TemplateResult {
    return html`<p class="quiet">${this.locale.text('feedback.empty')}</p>`;
  }

  private get canAsk(): boolean {
    const capabilities = this.viewerSession?.capabilities;
    return (
      capabilities !== undefined && capabilities.surveys && capabilities.changes.includes('response.save')
    );
  }

  private get hasBox(): boolean {
    const capabilities = this.viewerSession?.capabilities;
    return (
      capabilities !== undefined && capabilities.feedback && capabilities.changes.includes('feedback.send')
    );
  }

  private get askable(): readonly Survey[] {
    return this.surveys ?? this.asked.selection.value?.items ?? [];
  }

  private get items(): readonly FeedbackItem[] {
    return this.feedbackItems ?? this.said.selection.value?.items ?? [];
  }

  private get showsForm(): boolean {
    return this.survey.run ? this.survey.isAsking : this.hasBox && this.box.isOpen;
  }

  private get sending(): SendController {
    return this.survey.run ? this.survey.sending : this.box.sending;
  }

  private get program(): string {
    return this.viewerSession?.organizations.program.name ?? this.locale.text('feedback.program');
  }

  private get place(): Place {
    const { about, stageId, stepId } = this;
    return { session: this.viewerSession, journey: this.journey.selection.value, about, stageId, stepId };
  }

  /** What was sent before this page was opened, or from another widget, and has no receipt yet. */
  private get outstanding(): readonly PendingChange[] {
    const followed = [this.survey.sending.id, this.box.sending.id];
    return this.visitor.changes.filter(
      ({ change }) =>
        !followed.includes(change.id) &&
        (change.kind === 'feedback.send' || (change.kind === 'response.save' && change.payload.done)),
    );
  }

  private renderRun(run: SurveyRun): TemplateResult {
    const { survey } = run;
    if (!this.survey.isAsking) {
      const { thanks } = survey;
      const canGoOn = this.hasBox || this.askable.some(({ askAt }) => askAt.moment === 'always-open');
      return this.renderOutcome(this.survey.sending, thanks, canGoOn ? () => this.handleMore() : undefined);
    }
    return renderSurvey({
      locale: this.locale,
      surveys: this.survey,
      run,
      canDismiss: survey.askAt.moment !== 'always-open' && this.canDismiss,
      along: this.renderAlong(survey.context, !run.isAnonymous),
      privacy: renderPrivacy(this.locale, run, this.program, () => this.requestUpdate()),
      onChange: () => this.requestUpdate(),
      onSubmit: (event) => void this.handleNext(event),
      onBack: () => this.handleBack(),
      onDismiss: (until) => this.handleDismiss(until),
    });
  }

  private get canDismiss(): boolean {
    return this.viewerSession?.capabilities.changes.includes('survey.dismiss') ?? true;
  }

  private renderOpenBox(): unknown {
    const { declined } = this.survey;
    const parting = declined
      ? html`<p class="parting" tabindex="-1" data-result>
          ${this.locale.text(declined === 'later' ? 'feedback.later-done' : 'feedback.never-done')}
        </p>`
      : nothing;
    if (!this.hasBox) return parting;
    if (!this.box.isOpen) return this.renderOutcome(this.box.sending, undefined, () => this.handleMore());
    const { locale, box, program } = this;
    return html`${parting}${renderBox({
      locale,
      box,
      program,
      along: this.renderAlong(boxContext, true),
      onSubmit: (event) => void this.handleBoxSend(event),
      onChange: () => this.requestUpdate(),
    })}`;
  }

  private renderOutcome(
    sending: SendController,
    thanks: Survey['thanks'],
    onMore?: () => void,
  ): TemplateResult {
    return renderResult({
      locale: this.locale,
      sending,
      program: this.program,
      thanks,
      onMore,
      onNavigate: (event, url) => {
        if (!this.dispatchEvent(new JourneyNavigateEvent(url.href))) event.preventDefault();
      },
    });
  }

  private renderAlong(names: readonly string[], withName: boolean): unknown {
    return renderSentAlong(this.locale, allAlong(names, this.place, withName));
  }

  private async handleNext(event: Event): Promise<void> {
    event.preventDefault();
    const context = Object.fromEntries(sentAlong(this.survey.run?.survey.context ?? [], this.place));
    const going = this.survey.goOn(Object.keys(context).length > 0 ? { context } : {});
    this.requestUpdate();
    const step = await going;
    if (step === 'question' || this.survey.run?.isAnswerMissing) this.focusWish = 'question';
    this.requestUpdate();
  }

  private handleBack(): void {
    this.survey.run?.goBack();
    this.focusWish = 'question';
    this.requestUpdate();
  }

  private handleDismiss(until: 'later' | 'never'): void {
    if (!this.survey.dismiss(until)) return;
    this.focusWish = 'result';
    this.requestUpdate();
  }

  private handleMore(): void {
    this.survey.startOver();
    this.box.clear();
    this.focusWish = 'question';
    this.requestUpdate();
  }

  private async handleBoxSend(event: Event): Promise<void> {
    event.preventDefault();
    const about = aboutOf(this.place);
    const context = Object.fromEntries(sentAlong(boxContext, this.place));
    await this.box.send({ context, ...(about && { about }) });
    if (this.box.isTextMissing) this.focusWish = 'question';
    this.requestUpdate();
  }

  /** What one person wrote is nothing to the next. */
  private forgetOthers(): void {
    const session = this.viewerSession;
    const key = session && [session.tenant.id, session.viewer.id, session.partnerId].join('\n');
    if (key === this.viewerKey) return;
    if (this.viewerKey !== undefined) {
      this.survey.forget();
      this.box.clear();
    }
    this.viewerKey = key;
  }

  private watchSurvey(): void {
    const id = this.survey.isAsking ? this.survey.run?.survey.id : undefined;
    const form = this.renderRoot.querySelector('[part=survey]');
    if (!form || id === undefined || this.seen.has(id)) return;
    this.sight.watch(form, () => {
      if (this.seen.has(id)) return;
      this.seen.add(id);
      this.dispatchEvent(new JourneySurveyShownEvent(id));
    });
  }

  /** Moves the focus where the last action leads; true when it went to the outcome. */
  private moveFocus(): boolean {
    const wish = this.focusWish;
    if (!wish) return false;
    this.focusWish = undefined;
    const find = (selector: string) => this.renderRoot.querySelector<HTMLElement>(selector);
    const target =
      wish === 'result'
        ? find('[data-result]')
        : (find('.question input:checked') ?? find('.question :is(input, textarea)'));
    target?.focus();
    return wish === 'result' && target !== null;
  }

  /** Says what became of it, unless the focus went there and it is read anyway. */
  private tellOutcome(hadFocus: boolean): void {
    const { sending, locale, program } = this;
    if (sending.state === this.told) return;
    this.told = sending.state;
    const words = outcomeText(locale, sending, program, this.survey.run?.survey.thanks);
    const isRead = hadFocus && sending.state !== 'refused';
    // to announce is an update of its own
    if (words && !isRead) void this.updateComplete.then(() => this.announce(words));
  }
}

function wordsOfChange(change: PendingChange['change']): string {
  if (change.kind === 'feedback.send') return change.payload.text;
  return change.kind === 'response.save' ? Object.values(change.payload.answers).flat().join('\n') : '';
}
