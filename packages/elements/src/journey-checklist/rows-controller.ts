import type { JourneyClient, PendingChange } from '@partner-journey/client';
import type { FieldValues, Journey, Step, StepAction, StepActionName } from '@partner-journey/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { refusalReason } from '../base/send-note.js';
import type { LocaleController } from '../controllers/locale-controller.js';
import { JourneyStepOpenEvent } from '../events/journey-step-open-event.js';
import { adoptStyles } from '../journey-view/adopt-styles.js';
import { indexOf } from '../journey-view/journey-index.js';
import { onApproach } from '../journey-view/on-approach.js';
import { statusText } from '../journey-view/status-text.js';
import type { ReasonAction, RowActions, RowState } from './row-state.js';
import { commandStep } from './step-commands.js';
import type * as stepPanel from './step-panel.js';

/** What the controller needs of its element. */
export interface RowsHost {
  readonly locale: LocaleController;
  client(): JourneyClient | undefined;
  journey(): Journey | undefined;
  changes(): readonly PendingChange[];
  announce(message: string): void;
  /** Says how far the stage of a step is now. */
  announceCounts(stepId: string): void;
}

type Panel = typeof stepPanel;

/** Which rows are open, what is being filled in there, and everything a person can do in a row. */
export class RowsController implements ReactiveController, RowActions {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  private readonly open = new Set<string>();
  private readonly drafts = new Map<string, FieldValues>();
  /** What the shown forms began with: it stays while they are open, so that typing is never overwritten. */
  private readonly begun = new Map<string, FieldValues>();
  private readonly domIds = new Map<string, string>();
  private readonly said = new Set<string>();
  private unreachable: string | undefined;
  private asked: { readonly stepId: string; readonly action: ReasonAction } | undefined;

  /** The code of the details, once a row was opened. */
  panel: Panel | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost) {
    this.element = element;
    this.host = host;
    element.addController(this);
    onApproach(element, () => this.load());
  }

  hostUpdated(): void {
    this.sayRefusals();
  }

  /** What a row shows beside its step. */
  stateOf(step: Step, pending: PendingChange | undefined): RowState {
    let domId = this.domIds.get(step.id);
    if (!domId) this.domIds.set(step.id, (domId = `s${this.domIds.size}`));
    return {
      domId,
      pending,
      isOpen: this.open.has(step.id) && this.panel !== undefined,
      isUnreachable: this.unreachable === step.id,
      asked: this.asked?.stepId === step.id ? this.asked.action : undefined,
    };
  }

  /** What the form of a step begins with. */
  valuesOf(step: Step, pending: PendingChange | undefined): FieldValues {
    const values =
      this.begun.get(step.id) ?? this.panel?.initialValues(step, this.drafts.get(step.id), pending) ?? {};
    this.begun.set(step.id, values);
    return values;
  }

  /** To be told when rows leave the page: what was typed is there when they come back. */
  forgetForms(): void {
    this.begun.clear();
  }

  tick(step: Step, input: HTMLInputElement): void {
    void this.command(step, input.checked ? 'complete' : 'reopen').then(async () => {
      await this.element.updateComplete;
      input.checked = this.stepNow(step.id)?.status === 'done';
    });
  }

  toggle(step: Step): void {
    if (this.open.delete(step.id)) this.begun.delete(step.id);
    else this.open.add(step.id);
    if (this.asked?.stepId === step.id) this.asked = undefined;
    void this.update();
  }

  fillIn(step: Step): void {
    this.open.add(step.id);
    void this.update().then(() => {
      const panel = this.find(`panel-${this.domIds.get(step.id)}`);
      panel?.querySelector<HTMLElement>('input, select, textarea, button, a[href]')?.focus();
    });
  }

  follow(step: Step, action: StepAction, event: Event): void {
    const journey = this.host.journey();
    if (!journey) return;
    const open = new JourneyStepOpenEvent({ journeyId: journey.id, stepId: step.id, url: action.url });
    if (!this.element.dispatchEvent(open)) event.preventDefault();
  }

  run(step: Step, action: StepActionName): void {
    void this.command(step, action);
  }

  ask(step: Step, action: ReasonAction | undefined): void {
    this.asked = action && { stepId: step.id, action };
    void this.update().then(() => {
      if (action) this.find(`reason-${this.domIds.get(step.id)}`)?.focus();
      else this.holdFocus(step.id);
    });
  }

  giveReason(step: Step, action: ReasonAction, form: HTMLFormElement): void {
    const reason = new FormData(form).get('reason');
    if (typeof reason === 'string' && reason.trim() !== '')
      void this.command(step, action, { reason: reason.trim() });
  }

  keep(step: Step, form: HTMLFormElement): void {
    if (this.panel && step.fields) this.drafts.set(step.id, this.panel.readValues(form, step.fields));
  }

  submit(step: Step, form: HTMLFormElement): void {
    const { panel } = this;
    const fields = step.fields ?? [];
    if (!panel?.checkChoices(form, fields, this.host.locale)) return;
    if (!step.allowed.includes('submit')) {
      void this.command(step, 'complete');
      return;
    }
    const agreed = step.agreement && !step.fields ? { agreed: true, version: step.agreement.version } : {};
    void this.command(step, 'submit', {
      values: { ...panel.readValues(form, fields), ...agreed },
      fileIds: [],
    });
  }

  retry(changeId: string): void {
    this.host
      .client()
      ?.retry(changeId)
      .catch(() => this.sayFailure());
  }

  dismiss(changeId: string): void {
    this.host
      .client()
      ?.discard(changeId)
      .catch(() => this.sayFailure());
  }

  private async command(step: Step, action: StepActionName, payload?: object): Promise<void> {
    const journey = this.host.journey();
    if (!journey) return;
    const target = { journeyId: journey.id, stepId: step.id };
    const result = await commandStep(this.element, this.host.client(), {
      action,
      target,
      ...(payload && { payload }),
    });
    if (result.outcome === 'failed') this.sayFailure();
    if (result.outcome !== 'taken') return;
    result.change.settled.then(
      ({ outcome }) => (outcome === 'saved' || outcome === 'accepted') && this.drafts.delete(step.id),
      () => undefined,
    );
    if (payload) this.close(step.id);
    await this.update();
    if (!this.isRefused(result.change.id)) this.sayOutcome(step.id, action);
    this.holdFocus(step.id);
  }

  private close(stepId: string): void {
    this.open.delete(stepId);
    this.begun.delete(stepId);
    if (this.asked?.stepId === stepId) this.asked = undefined;
  }

  private async update(): Promise<void> {
    this.unreachable = undefined;
    if (!this.panel) await this.load().catch(() => this.giveUpOpening());
    this.element.requestUpdate();
    await this.element.updateComplete;
  }

  private async load(): Promise<void> {
    const panel = await import('./step-panel.js');
    adoptStyles(this.element, panel.panelStyles);
    this.panel = panel;
  }

  private giveUpOpening(): void {
    this.unreachable = [...this.open].at(-1);
    this.open.clear();
  }

  private stepNow(stepId: string): Step | undefined {
    const journey = this.host.journey();
    return journey && indexOf(journey).get(stepId)?.step;
  }

  private find(id: string): HTMLElement | null {
    return this.element.shadowRoot?.getElementById(id) ?? null;
  }

  /** When what had the focus is gone, the row's own button takes it, so that the keyboard goes on from there. */
  private holdFocus(stepId: string): void {
    if (this.element.shadowRoot?.activeElement) return;
    const fallback = this.element.shadowRoot?.querySelector<HTMLElement>('.group-title');
    (this.find(`toggle-${this.domIds.get(stepId)}`) ?? fallback)?.focus();
  }

  private sayOutcome(stepId: string, action: StepActionName): void {
    const { host } = this;
    const step = this.stepNow(stepId);
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

  private sayRefusals(): void {
    const { locale } = this.host;
    for (const { change, state, problem } of this.host.changes()) {
      if (state !== 'refused' || this.said.has(change.id)) continue;
      if (!('stepId' in change.target) || !this.stepNow(change.target.stepId)) continue;
      this.said.add(change.id);
      const words = locale.text('common.refused', { reason: refusalReason(locale, problem) });
      void this.element.updateComplete.then(() => this.host.announce(words));
    }
  }
}
