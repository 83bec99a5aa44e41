import type { PendingChange } from '@partner-journey/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Part } from '../../controllers/part-controller.js';
import { JourneyFeedbackSendEvent } from '../../events/journey-feedback-send-event.js';
import { JourneyNavigateEvent } from '../../events/journey-navigate-event.js';
import { feedbackAnswering } from '../../locales/en/feedback-answering.js';
import { sending } from '../../locales/en/sending.js';
import { renderOutstanding, renderRefusal } from '../../sending/outcome-notes.js';
import { DraftKeeper } from '../../sending/draft-keeper.js';
import { isHeldBack } from '../../sending/kept-note.js';
import type { DraftPlace } from '../../controllers/own-draft.js';
import { NoteFocus } from '../../sending/note-focus.js';
import { refusedNote } from '../../sending/refused-note.styles.js';
import { SendController, type SendState } from '../../sending/send-controller.js';
import { textField } from '../../sending/text-field.styles.js';
import { WrittenWords } from '../../sending/written-words.js';
import type { QuestionView } from '../question-parts.js';
import { aboutOf, boxContext, sentAlong, type Place, type SentAlong } from '../sent-along.js';
import type { SurveyRun } from '../survey-run.js';
import { renderAlongDetails } from './along-details.js';
import type { AnsweringHost } from './answering-host.js';
import { styles } from './answering.styles.js';
import { renderBox } from './box-view.js';
import { renderOtherQuestion } from './other-question.js';
import { mailAddress, mailHref } from './mail.js';
import { outcomeText, renderResult, type ResultView } from './result-view.js';
import { answersAsText, questionText, sayWords, wordsFor } from './survey-answers.js';
import { saidIn, takeAnswers, takeDraft } from './survey-draft.js';
import { SurveyKeeping } from './survey-keeping.js';
import { dismiss, goOn } from './survey-sending.js';

/** What is needed once somebody answers or writes: further questions, the open box, and what became of what was sent. */
export class Answering implements Part {
  readonly words = { ...feedbackAnswering, ...sending };
  readonly styles = [textField, refusedNote, styles];
  private readonly host: AnsweringHost;
  private readonly sending: SendController;
  private readonly box: WrittenWords;
  private readonly keeping: SurveyKeeping;
  /** The answers that were sent last. */
  private sent: string | undefined;
  private told: SendState | 'held-back' = 'idle';
  /** Whether the question that comes next is not drawn yet: nobody has read it. */
  private isMoving = false;
  /** What gets the focus with the next update. */
  private focusWish: 'question' | 'result' | undefined;

  constructor(host: AnsweringHost) {
    const { element, source } = host;
    this.host = host;
    this.sending = new SendController(element, source);
    const place = (): DraftPlace => ({ client: source.client, session: host.know().place.session });
    this.keeping = new SurveyKeeping(new DraftKeeper(element, place));
    this.box = new WrittenWords(element, { source, place, name: () => boxName(host.know().place) });
    new NoteFocus(element);
    host.know().survey.sending = this.sending;
    // what was answered before this part was here is to be kept
    element.requestUpdate();
  }

  /** Whether answers are on their way. */
  get isSending(): boolean {
    return this.sending.state === 'sending';
  }

  /** Forgets what was written, because somebody else is looking. */
  forget(): void {
    this.box.clear();
  }

  /** Puts back what was answered before the page was loaded anew. */
  restore(run: SurveyRun, draft: unknown): void {
    if (run === this.host.know().survey.run && takeDraft(run, draft)) this.host.element.requestUpdate();
  }

  /** Looks whether what has the focus is about to go. */
  willUpdate(): void {
    const { element } = this.host;
    const { survey, hasBox } = this.host.know();
    const showsForm = survey.run ? survey.isAsking : hasBox && this.box.isOpen;
    if (element.shadowRoot?.activeElement?.closest('form') && !showsForm) this.focusWish = 'result';
    // what is not seen here any more is shown with the others that have no receipt
    if (!survey.run && isOver(this.sending)) this.sending.reset();
    if (!this.showsBox && isOver(this.box.sending)) this.box.letGo();
  }

  updated(): void {
    this.isMoving = false;
    this.keeping.look(this.host.know().survey.run);
    if (this.host.know().hasBox) this.box.look();
    const hadFocus = this.moveFocus();
    this.tellOutcome(hadFocus);
  }

  async goOn(): Promise<void> {
    if (this.isMoving) return;
    const { element } = this.host;
    const { survey, place } = this.host.know();
    const before = survey.run?.question;
    const context = Object.fromEntries(sentAlong(survey.run?.survey.context ?? [], place));
    const going = goOn(this.host, this.sending, Object.keys(context).length > 0 ? { context } : {});
    element.requestUpdate();
    const run = survey.run;
    const said = run && saidIn(run);
    this.isMoving = run?.question !== before;
    const step = await going;
    if (step === 'sent' && run) {
      this.sent = said;
      this.keeping.end(run);
    }
    if (step === 'question' || survey.run?.isAnswerMissing) this.focusWish = 'question';
    element.requestUpdate();
  }

  dismiss(until: 'later' | 'never'): void {
    const { run } = this.host.know().survey;
    if (!dismiss(this.host, until)) return;
    if (run && until === 'never') this.keeping.end(run);
    this.show('result');
  }

  /** The words of the current question, with the earlier answer they speak of. */
  textOf(run: SurveyRun): string {
    return questionText(run, this.host.locale.language);
  }

  /** A question that is no row of numbers. */
  renderOther(run: SurveyRun, view: QuestionView): TemplateResult {
    const { id, kind } = view.question;
    const name = this.host.know().place.session?.viewer.name;
    if (kind === 'contact' && name && !run.isAnonymous) run.known.set(`${id}/name`, name);
    return renderOtherQuestion({
      ...view,
      wordsFor: (choice) => wordsFor(run, id, choice),
      onWords: (choice, words) => {
        sayWords(run, id, choice, words);
        this.keeping.look(run);
      },
    });
  }

  /** That the current question lacks its answer. */
  renderMissing(run: SurveyRun): TemplateResult | typeof nothing {
    return run.isAnswerMissing
      ? html`<p id="missing" class="missing">${this.host.locale.text('feedback.missing')}</p>`
      : nothing;
  }

  /** Why the answers were refused. */
  renderRefusal(run: SurveyRun): unknown {
    return renderRefusal(this.host.locale, {
      sending: this.sending,
      hasOther: () => saidIn(run) !== this.sent,
      of: () => answersAsText(run),
    });
  }

  renderBack(run: SurveyRun): TemplateResult | typeof nothing {
    const handleBack = () => {
      run.move(-1);
      this.show('question');
    };
    return run.isFirst
      ? nothing
      : html`<button class="button ghost" type="button" @click=${handleBack}>
          ${this.host.locale.text('feedback.back')}
        </button>`;
  }

  renderAlongDetails(items: readonly SentAlong[]): TemplateResult {
    return renderAlongDetails(this.host.locale, items);
  }

  /** What became of a survey. */
  renderOutcome(run: SurveyRun): TemplateResult {
    const { thanks } = run.survey;
    const words = () => answersAsText(run);
    return this.renderResult({ sending: this.sending, thanks, words }, this.host.know().canGoOn);
  }

  /** The box when nothing is asked, or what became of what was written there. */
  renderOpenBox(): unknown {
    const { locale, element } = this.host;
    const { survey, hasBox, program, place } = this.host.know();
    const parting = survey.declined
      ? html`<p class="parting" tabindex="-1" data-result>
          ${locale.text(survey.declined === 'later' ? 'feedback.later-done' : 'feedback.never-done')}
        </p>`
      : nothing;
    if (!hasBox) return parting;
    const { box } = this;
    const address = mailAddress(place);
    if (!box.isOpen) return this.renderResult({ sending: box.sending, words: () => box.text ?? '' }, true);
    return html`${parting}${renderBox({
      locale,
      box,
      program,
      along: this.host.renderAlong(boxContext),
      mail: address === undefined ? undefined : { address, onOpen: (event) => this.openMail(event, address) },
      onSubmit: (event) => void this.sendBox(event),
      onChange: () => element.requestUpdate(),
    })}`;
  }

  /** What has no receipt yet, or was refused, except what is seen where it was written. */
  renderOutstanding(): unknown {
    const { locale, source } = this.host;
    const seen = this.host.know().survey.run ? this.sending : this.showsBox && this.box.sending;
    const others = this.host.know().changes.filter(({ change: { id } }) => !(seen && seen.owns(id)));
    const edit = (change: PendingChange['change']) => this.editing(change);
    return renderOutstanding(locale, source.client, others, { of: wordsOfChange, edit });
  }

  /** Whether the box is on screen, or what became of what was written there. */
  private get showsBox(): boolean {
    const { survey, hasBox } = this.host.know();
    return hasBox && !survey.run;
  }

  /** Opens the field or the survey that refused words came from, when it can be shown now. */
  private editing(change: PendingChange['change']): (() => void) | undefined {
    const { survey, hasBox } = this.host.know();
    const { run } = survey;
    if (change.kind === 'feedback.send') {
      if (run || !hasBox || !this.box.isOpen) return undefined;
      return () => {
        this.box.edit(change.id, change.payload.text);
        this.show('question');
      };
    }
    if (change.kind !== 'response.save' || run?.survey.id !== change.target.surveyId || run.hasBegun)
      return undefined;
    return () => {
      takeAnswers(run, change.payload.responseId, change.payload.answers);
      this.sending.replace(change.id);
      this.show('question');
    };
  }

  private renderResult(
    result: Pick<ResultView, 'sending' | 'thanks' | 'words'>,
    canGoOn: boolean,
  ): TemplateResult {
    const { locale, element } = this.host;
    return renderResult({
      ...result,
      locale,
      program: this.host.know().program,
      onMore: canGoOn ? () => this.startOver() : undefined,
      onNavigate: (event, url) => {
        if (!element.dispatchEvent(new JourneyNavigateEvent(url.href))) event.preventDefault();
      },
    });
  }

  private startOver(): void {
    this.host.know().survey.startOver();
    this.box.letGo();
    this.show('question');
  }

  private async sendBox(event: Event): Promise<void> {
    event.preventDefault();
    const { element } = this.host;
    const { place } = this.host.know();
    const about = aboutOf(place);
    const context = Object.fromEntries(sentAlong(boxContext, place));
    const { box } = this;
    await box.send(async (text) => {
      const isAllowed = element.dispatchEvent(new JourneyFeedbackSendEvent(about));
      return isAllowed && box.sending.send('feedback.send', {}, { text, context, ...(about && { about }) });
    });
    if (this.box.isTextMissing) this.focusWish = 'question';
    element.requestUpdate();
  }

  /** Gives the words to the mail program, and keeps them here: whether they are sent, it does not tell. */
  private openMail(event: Event, address: string): void {
    const { element, locale } = this.host;
    const { place } = this.host.know();
    const text = this.box.text?.trim() ?? '';
    this.box.isTextMissing = text === '';
    if (this.box.isTextMissing) this.show('question');
    const isAllowed = text !== '' && element.dispatchEvent(new JourneyFeedbackSendEvent(aboutOf(place)));
    if (!isAllowed) event.preventDefault();
    else (event.currentTarget as HTMLAnchorElement).href = mailHref(address, text, place, locale);
  }

  private show(wish: 'question' | 'result'): void {
    this.focusWish = wish;
    this.host.element.requestUpdate();
  }

  /** Moves the focus where the last action leads; true when it went to the outcome. */
  private moveFocus(): boolean {
    const wish = this.focusWish;
    if (!wish) return false;
    this.focusWish = undefined;
    const find = (selector: string) => this.host.element.shadowRoot?.querySelector<HTMLElement>(selector);
    const target =
      wish === 'result'
        ? find('[data-result]')
        : (find('.question input:checked') ?? find('.question :is(input, textarea)'));
    target?.focus();
    return wish === 'result' && Boolean(target);
  }

  /** Says what became of it, unless the focus went there and it is read anyway. */
  private tellOutcome(hadFocus: boolean): void {
    const { locale, element } = this.host;
    const { program, survey } = this.host.know();
    const sending = survey.run ? this.sending : this.box.sending;
    const { state } = sending;
    // what may hold it back is known later than that it is kept
    const news = state === 'kept' && isHeldBack(sending) ? 'held-back' : state;
    if (news === this.told) return;
    this.told = news;
    const words = outcomeText(locale, sending, program, survey.run?.survey.thanks);
    const isRead = hadFocus && state !== 'refused';
    // to announce is an update of its own
    if (words && !isRead) void element.updateComplete.then(() => this.host.announce(words));
  }
}

/** Whether it is known what became of it, or that it waits. */
function isOver({ state }: SendController): boolean {
  return state !== 'idle' && state !== 'sending';
}

/** What is said about one stage or step is kept under its own name. */
function boxName(place: Place): string {
  const { stageId, stepId } = aboutOf(place) ?? {};
  return ['feedback', stageId, stepId].filter(Boolean).join('/');
}

function wordsOfChange(change: PendingChange['change']): string {
  if (change.kind === 'feedback.send') return change.payload.text;
  return change.kind === 'response.save' ? Object.values(change.payload.answers).flat().join('\n') : '';
}
