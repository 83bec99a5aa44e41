import type { PendingChange } from '@partner-journey/client';
import type { FieldValues, Step, StepAction, StepActionName } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { refusalReason } from '../../sending/refusal-text.js';
import { statusText } from '../../journey-view/status-text.js';
import type { PanelActions, ReasonAction, RowsHost } from '../row-state.js';
import { initialValues, readValues } from './field-values.js';
import { checkChoices } from './form-field.js';
import { commandStep } from './step-commands.js';

/** The rows, as far as what is done in them changes how they stand. */
interface Rows {
  close(stepId: string): void;
  /** Draws the rows anew and settles when they are. */
  show(): Promise<void>;
  find(part: string, stepId: string): HTMLElement | null;
  stepNow(stepId: string): Step | undefined;
  follow(step: Step, action: StepAction, event: Event): void;
}

/** Everything a person can do in a row, and what is being filled in there. */
export class RowCommands implements PanelActions {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  private readonly rows: Rows;
  private readonly drafts = new Map<string, FieldValues>();
  /** What the shown forms began with: it stays while they are open, so that typing is never overwritten. */
  private readonly begun = new Map<string, FieldValues>();
  private readonly said = new Set<string>();
  private asked: { readonly stepId: string; readonly action: ReasonAction } | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost, rows: Rows) {
    this.element = element;
    this.host = host;
    this.rows = rows;
  }

  /** The action of a step whose reason is being asked for. */
  askedOf(stepId: string): ReasonAction | undefined {
    return this.asked?.stepId === stepId ? this.asked.action : undefined;
  }

  /** What the form of a step begins with. */
  valuesOf(step: Step, pending: PendingChange | undefined): FieldValues {
    const values = this.begun.get(step.id) ?? initialValues(step, this.drafts.get(step.id), pending);
    this.begun.set(step.id, values);
    return values;
  }

  /** To be told when rows leave the page: what was typed is there when they come back. */
  forgetForms(stepId?: string): void {
    if (stepId === undefined) this.begun.clear();
    else this.begun.delete(stepId);
    if (stepId !== undefined && this.asked?.stepId === stepId) this.asked = undefined;
  }

  follow(step: Step, action: StepAction, event: Event): void {
    this.rows.follow(step, action, event);
  }

  /** Ticks or unticks; the box shows then what is true, also when it was prevented. */
  async tick(step: Step, input: HTMLInputElement): Promise<void> {
    await this.command(step, input.checked ? 'complete' : 'reopen');
    await this.element.updateComplete;
    input.checked = this.rows.stepNow(step.id)?.status === 'done';
  }

  run(step: Step, action: StepActionName): void {
    void this.command(step, action);
  }

  ask(step: Step, action: ReasonAction | undefined): void {
    this.asked = action && { stepId: step.id, action };
    void this.rows.show().then(() => {
      if (action) this.rows.find('reason', step.id)?.focus();
      else this.holdFocus(step.id);
    });
  }

  giveReason(step: Step, action: ReasonAction, form: HTMLFormElement): void {
    const reason = new FormData(form).get('reason');
    if (typeof reason === 'string' && reason.trim() !== '')
      void this.command(step, action, { reason: reason.trim() });
  }

  keep(step: Step, form: HTMLFormElement): void {
    if (step.fields) this.drafts.set(step.id, readValues(form, step.fields));
  }

  submit(step: Step, form: HTMLFormElement): void {
    const fields = step.fields ?? [];
    if (!checkChoices(form, fields, this.host.locale)) return;
    if (!step.allowed.includes('submit')) {
      void this.command(step, 'complete');
      return;
    }
    const agreed = step.agreement && !step.fields ? { agreed: true, version: step.agreement.version } : {};
    void this.command(step, 'submit', { values: { ...readValues(form, fields), ...agreed }, fileIds: [] });
  }

  retry(changeId: string): void {
    this.tell((client) => client.retry(changeId));
  }

  dismiss(changeId: string): void {
    this.tell((client) => client.discard(changeId));
  }

  /** Says, once each, what the host refused. */
  sayRefusals(): void {
    const { locale } = this.host;
    for (const { change, state, problem } of this.host.changes()) {
      if (state !== 'refused' || this.said.has(change.id)) continue;
      if (!('stepId' in change.target) || !this.rows.stepNow(change.target.stepId)) continue;
      this.said.add(change.id);
      const words = locale.text('common.refused', { reason: refusalReason(locale, problem) });
      void this.element.updateComplete.then(() => this.host.announce(words));
    }
  }

  private tell(ask: (client: NonNullable<ReturnType<RowsHost['client']>>) => Promise<unknown>): void {
    const client = this.host.client();
    if (client) ask(client).catch(() => this.sayFailure());
  }

  private async command(step: Step, action: StepActionName, payload?: object): Promise<void> {
    const journey = this.host.journey();
    if (!journey) return;
    const target = { journeyId: journey.id, stepId: step.id };
    const command = { action, target, ...(payload && { payload }) };
    const result = await commandStep(this.element, this.host.client(), command);
    if (result.outcome === 'failed') this.sayFailure();
    if (result.outcome !== 'taken') return;
    result.change.settled.then(
      ({ outcome }) => (outcome === 'saved' || outcome === 'accepted') && this.drafts.delete(step.id),
      () => undefined,
    );
    if (payload) this.rows.close(step.id);
    await this.rows.show();
    if (!this.isRefused(result.change.id)) this.sayOutcome(step.id, action);
    this.holdFocus(step.id);
  }

  /** When what had the focus is gone, the row's own button takes it, so that the keyboard goes on from there. */
  private holdFocus(stepId: string): void {
    const root = this.element.shadowRoot;
    if (!root || root.activeElement) return;
    (this.rows.find('toggle', stepId) ?? root.querySelector<HTMLElement>('.group-title'))?.focus();
  }

  private sayOutcome(stepId: string, action: StepActionName): void {
    const { host } = this;
    const step = this.rows.stepNow(stepId);
    if (action === 'complete' || action === 'reopen' || action === 'approve') host.announceCounts(stepId);
    else if (step) {
      const values = { title: step.title, status: statusText(host.locale, step.status) };
      host.announce(host.locale.text('checklist.announce-status', values));
    }
  }

  /** The host may have refused it before there was time to say that it is done. */
  private isRefused(changeId: string): boolean {
    return this.host.changes().some(({ change, state }) => change.id === changeId && state === 'refused');
  }

  private sayFailure(): void {
    this.host.announce(this.host.locale.text('checklist.not-taken'));
  }
}
