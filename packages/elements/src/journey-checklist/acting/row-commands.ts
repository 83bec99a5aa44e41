import type { JourneyClient, PendingChange, TakenChange } from '@partner-journey/client';
import type {
  Change,
  FieldValues,
  Problem,
  Step,
  StepAction,
  StepActionName,
} from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { refusalWords } from '../../sending/refusal-text.js';
import { untakenProblem } from '../../sending/untaken.js';
import { NoteFocus } from '../../sending/note-focus.js';
import { stateText } from '../../sending/state-text.js';
import { statusText } from '../../journey-view/status-text.js';
import type { PanelActions, RowsHost, WordsAction } from '../row-state.js';
import { actionsByWords, wordsIn } from './change-words.js';
import { readValues } from './field-values.js';
import { checkChoices } from './form-field.js';
import { ListedParts } from './listed-parts.js';
import { RowFiles } from './row-files.js';
import { RowForms } from './row-forms.js';
import { RowHistory } from './row-history.js';
import { SaidRefusals } from './said-refusals.js';
import { commandStep } from './step-commands.js';
import { StrayChanges } from './stray-changes.js';
import { Taking } from './taking.js';

/** The rows, as far as what is done in them changes how they stand. */
interface Rows {
  close(stepId: string): void;
  fillIn(step: Step): void;
  /** Draws the rows anew and settles when they are. */
  show(): Promise<void>;
  find(part: string, stepId: string): HTMLElement | null;
  stepNow(stepId: string): Step | undefined;
  follow(step: Step, action: StepAction, event: Event): void;
}

/** Everything a person can do in a row, and how far it has come. */
export class RowCommands implements PanelActions {
  /** What is being filled in. */
  readonly forms: RowForms;
  /** What is being taken up. */
  readonly taking: Taking;
  /** What has no row. */
  readonly strays: StrayChanges;
  /** What happened to steps. */
  readonly history: RowHistory;
  /** What is being handed over. */
  readonly files: RowFiles;
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  private readonly rows: Rows;
  /** How steps stood when the host had saved what was done to them here. */
  private readonly saved = new Map<string, Step['status']>();
  /** Why what was done last to a step was not taken. */
  private readonly untaken = new Map<string, Problem>();
  private readonly listed: ListedParts;
  private readonly said: SaidRefusals;
  private asked: { readonly stepId: string; readonly action: WordsAction } | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost, rows: Rows) {
    this.element = element;
    this.host = host;
    this.rows = rows;
    this.forms = new RowForms(element, () => ({ client: host.client(), session: host.session() }));
    this.taking = new Taking(element);
    new NoteFocus(element);
    this.listed = new ListedParts(element);
    this.strays = new StrayChanges(element, host);
    this.history = new RowHistory(element, host);
    this.files = new RowFiles(element, host);
    this.said = new SaidRefusals(element, host, this.strays);
  }

  /** To be called when something may be different: says what was refused, forgets what somebody else did. */
  look(): void {
    if (this.forms.forgetOthers()) {
      this.asked = undefined;
      this.saved.clear();
      this.untaken.clear();
      this.strays.forget();
      this.history.forget();
      this.files.forget();
    }
    this.listed.tell(this.host.client(), this.host.listed());
    this.said.look();
  }

  /** To be called when the list leaves the page. */
  leave(): void {
    this.listed.tell(undefined, undefined);
    this.files.forget();
  }

  /** The action of a step whose words are being asked for. */
  askedOf(stepId: string): WordsAction | undefined {
    return this.asked?.stepId === stepId ? this.asked.action : undefined;
  }

  /** Why what was done last to a step was not taken. */
  untakenOf(stepId: string): Problem | undefined {
    return this.untaken.get(stepId);
  }

  /** What the forms of a step begin with. */
  beginningsOf(step: Step, pending: PendingChange | undefined): { values: FieldValues; written: string } {
    const asked = this.askedOf(step.id);
    return {
      values: this.forms.valuesOf(step, pending),
      written: asked ? this.forms.wordsOf(step.id, asked, pending) : '',
    };
  }

  /** How far what was done to a step has come; that it is saved until the step stands otherwise. */
  progressOf(step: Step, pending: PendingChange | undefined): string | undefined {
    const { locale } = this.host;
    if (pending) return pending.state === 'refused' ? undefined : stateText(locale, pending);
    return this.saved.get(step.id) === step.status ? locale.text('common.saved') : undefined;
  }

  /** To be told when a row is closed. */
  closeForms(stepId: string): void {
    this.forms.close(stepId);
    this.history.close(stepId);
    if (this.asked?.stepId === stepId) this.asked = undefined;
  }

  follow(step: Step, action: StepAction, event: Event): void {
    this.rows.follow(step, action, event);
  }

  /** Ticks or unticks; the box shows then what is true, also when it was prevented. */
  async tick(step: Step, input: HTMLInputElement, action: 'complete' | 'reopen'): Promise<void> {
    const isTaken = await this.command(step, action);
    await this.element.updateComplete;
    // a click too many leaves the box as the first one wished it
    input.checked = isTaken ? this.rows.stepNow(step.id)?.status === 'done' : step.status !== 'done';
  }

  run(step: Step, action: StepActionName): void {
    void this.command(step, action);
  }

  ask(step: Step, action: WordsAction | undefined): void {
    this.asked = action && { stepId: step.id, action };
    void this.rows.show().then(() => {
      if (action) this.rows.find('words', step.id)?.focus();
      else this.holdFocus(step.id);
    });
  }

  giveWords(step: Step, action: WordsAction, form: HTMLFormElement): void {
    const written = new FormData(form).get('words');
    const words = typeof written === 'string' ? written.trim() : '';
    if (words !== '')
      void this.command(step, action, action === 'comment' ? { text: words } : { reason: words });
  }

  keep(step: Step, form: HTMLFormElement): void {
    if (step.fields) this.forms.keep(step.id, 'submit', readValues(form, step.fields));
  }

  keepWords(step: Step, action: WordsAction, words: string): void {
    this.forms.keep(step.id, action, words);
  }

  submit(step: Step, form: HTMLFormElement): void {
    const fields = step.fields ?? [];
    if (!checkChoices(form, fields, this.host.locale) || !this.files.check(step, form)) return;
    if (!step.allowed.includes('submit')) {
      void this.command(step, 'complete');
      return;
    }
    const agreed = step.agreement && !step.fields ? { agreed: true, version: step.agreement.version } : {};
    void this.command(step, 'submit', {
      values: { ...readValues(form, fields), ...agreed },
      fileIds: this.files.readyIds(step.id),
    });
  }

  retry(step: Step, change: Change): void {
    this.tell(step.id, async (client) => {
      if ((await this.forms.hasOther(step.id, change)) && (await this.sendForm(step, change))) return;
      this.await(step.id, await client.retry(change.id));
    });
  }

  edit(step: Step, change: Change): void {
    this.rows.fillIn(step);
    const action = actionOf(change);
    const asked = actionsByWords.find((one) => one === action);
    if (asked && wordsIn(change) !== '') this.ask(step, asked);
  }

  discard(step: Step, change: Change): void {
    this.tell(step.id, async (client) => {
      if (!(await this.forms.hasOther(step.id, change))) this.forms.end(step.id, actionOf(change));
      await client.discard(change.id);
    });
  }

  /** Sends what stands in the form of a refused change, as its own button does; false when there is no form for it now. */
  private async sendForm(step: Step, change: Change): Promise<boolean> {
    if (!(step.allowed as readonly string[]).includes(actionOf(change))) return false;
    this.edit(step, change);
    await this.rows.show();
    const place = this.rows.find(wordsIn(change) === '' ? 'panel' : 'words', step.id);
    const form = place?.closest('form') ?? place?.querySelector('form');
    form?.requestSubmit();
    return Boolean(form);
  }

  /** Deals with what was refused at a step. */
  private tell(stepId: string, ask: (client: JourneyClient) => Promise<void>): void {
    const client = this.host.client();
    const decide = (): Promise<void> =>
      client ? ask(client).catch((error: unknown) => this.sayUntaken(stepId, error)) : Promise.resolve();
    this.untaken.delete(stepId);
    void this.taking.once(stepId, 'refusal', decide);
  }

  /** Does it; false when the same is being done already. To tick and to untick are one control. */
  private command(step: Step, action: StepActionName, payload?: object): Promise<boolean> {
    return this.taking.once(step.id, action === 'reopen' ? 'complete' : action, () =>
      this.take(step, action, payload),
    );
  }

  private async take(step: Step, action: StepActionName, payload?: object): Promise<void> {
    const journey = this.host.journey();
    if (!journey) return;
    const target = { journeyId: journey.id, stepId: step.id };
    const command = { action, target, ...(payload && { payload }) };
    this.untaken.delete(step.id);
    const result = await commandStep(this.element, this.host.client(), command);
    if (result.outcome === 'failed') this.sayUntaken(step.id, result.error);
    if (result.outcome !== 'taken') return;
    this.forms.end(step.id, action);
    if (action === 'submit') this.files.end(step.id);
    this.putAway(step.id, action, result.change.id);
    this.await(step.id, result.change);
    // a remark is to be seen where it was written
    if (action === 'comment') this.asked = undefined;
    else if (payload) this.rows.close(step.id);
    await this.rows.show();
    if (!this.isRefused(result.change.id)) this.sayOutcome(step.id, action);
    this.holdFocus(step.id);
  }

  /** What was refused before has been said anew. */
  private putAway(stepId: string, action: StepActionName, takenId: string): void {
    for (const { change, state } of this.host.changes()) {
      const isSame =
        'stepId' in change.target && change.target.stepId === stepId && actionOf(change) === action;
      if (isSame && state === 'refused' && change.id !== takenId)
        this.host
          .client()
          ?.discard(change.id)
          .catch(() => undefined);
    }
  }

  /** Waits for the host's receipt: only that is "saved". */
  private await(stepId: string, { settled }: TakenChange): void {
    this.saved.delete(stepId);
    settled.then(
      ({ outcome }) => {
        const step = this.rows.stepNow(stepId);
        if (!step || (outcome !== 'saved' && outcome !== 'accepted')) return;
        this.saved.set(stepId, step.status);
        this.element.requestUpdate();
      },
      () => undefined,
    );
  }

  /** When what had the focus is gone, the row's own button takes it, so that the keyboard goes on from there. */
  private holdFocus(stepId: string): void {
    const root = this.element.shadowRoot;
    // whoever went elsewhere meanwhile stays there
    if (!root || (document.activeElement ?? document.body) !== document.body) return;
    (this.rows.find('toggle', stepId) ?? root.querySelector<HTMLElement>('.group-title'))?.focus();
  }

  private sayOutcome(stepId: string, action: StepActionName): void {
    const { host } = this;
    const step = this.rows.stepNow(stepId);
    if (action === 'complete' || action === 'reopen' || action === 'approve') host.announceCounts(stepId);
    else if (action === 'comment') host.announce(host.locale.text('checklist.announce-comment'));
    else if (step) {
      const values = { title: step.title, status: statusText(host.locale, step.status) };
      host.announce(host.locale.text('checklist.announce-status', values));
    }
  }

  /** The host may have refused it before there was time to say that it is done. */
  private isRefused(changeId: string): boolean {
    return this.host.changes().some(({ change, state }) => change.id === changeId && state === 'refused');
  }

  /** What was typed stays in its form. */
  private sayUntaken(stepId: string, error: unknown): void {
    const problem = untakenProblem(error);
    this.untaken.set(stepId, problem);
    this.element.requestUpdate();
    void this.element.updateComplete.then(() => this.host.announce(refusalWords(this.host.locale, problem)));
  }
}

/** What a change does to its step. */
function actionOf({ kind }: Change): string {
  return kind.slice('step.'.length);
}
