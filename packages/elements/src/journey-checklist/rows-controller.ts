import type { PendingChange } from '@partner-journey/client';
import type { Step, StepAction, StepActionName } from '@partner-journey/contract';
import { nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import type { PartController } from '../controllers/part-controller.js';
import { JourneyStepOpenEvent } from '../events/journey-step-open-event.js';
import { indexOf } from '../journey-view/journey-index.js';
import type * as acting from './acting/acting.js';
import type { RowCommands } from './acting/row-commands.js';
import type { ChecklistView } from './checklist-view.js';
import type { RowActions, RowsHost, RowState } from './row-state.js';

/** What acting takes: fetched when somebody comes near. */
type Acting = PartController<typeof acting>;

/** Which rows are open; hands on what a person does in a row, as soon as the code for it is here. */
export class RowsController implements ReactiveController, RowActions {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: RowsHost;
  private readonly acting: Acting;
  private readonly open = new Set<string>();
  private readonly domIds = new Map<string, string>();
  private unreachable: string | undefined;
  private made: RowCommands | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, host: RowsHost, acting: Acting) {
    this.element = element;
    this.host = host;
    this.acting = acting;
    element.addController(this);
  }

  hostUpdated(): void {
    if (this.host.changes().some(({ state, waitingFor }) => state === 'refused' || waitingFor))
      this.acting.want();
    this.commands?.look();
  }

  hostDisconnected(): void {
    this.commands?.leave();
  }

  /** What a row shows beside its step. */
  stateOf(step: Step, pending: PendingChange | undefined): RowState {
    let domId = this.domIds.get(step.id);
    if (!domId) this.domIds.set(step.id, (domId = `s${this.domIds.size}`));
    const { commands } = this;
    return {
      domId,
      pending,
      progress: commands ? commands.progressOf(step, pending) : this.progressOf(pending),
      untaken: commands?.untakenOf(step.id),
      isOpen: this.open.has(step.id) && commands !== undefined,
      isUnreachable: this.unreachable === step.id,
      asked: commands?.askedOf(step.id),
      forms: commands?.forms.version,
      history: commands?.history.of(step.id),
      files: commands?.files.of(step.id),
      taking: commands?.taking.of(step.id),
    };
  }

  /** Whether the code for what is done in rows is here. */
  get canAct(): boolean {
    return this.acting.value !== undefined;
  }

  /** What is not saved of steps that have no row. */
  get strays(): readonly PendingChange[] {
    return this.commands?.strays.all ?? [];
  }

  /** Says of each why. */
  renderStrays(): unknown {
    return this.commands?.strays.render();
  }

  /** Why its last change was not saved, and the opened details of a row. */
  renderMore(view: ChecklistView, step: Step, state: RowState): unknown {
    const { commands } = this;
    const part = this.acting.value;
    if (!commands || !part) return nothing;
    const panel = () =>
      part.renderPanel(view, step, {
        state,
        actions: commands,
        ...commands.beginningsOf(step, state.pending),
        history: commands.history.render(view, step, state.domId),
        files: commands.files.render(view, step, state.domId),
      });
    return [part.renderRefused(view, step, state, commands), state.isOpen ? panel() : nothing];
  }

  /** What happened to a step that has no row, behind a button; nothing until the code for it is here. */
  renderHistory(view: ChecklistView, step: Pick<Step, 'id' | 'title'>): unknown {
    return this.commands?.history.render(view, step, step.id);
  }

  /** To be told when rows leave the page. */
  forgetForms(): void {
    this.commands?.forms.close();
  }

  tick(step: Step, input: HTMLInputElement): void {
    const undo = () => (input.checked = !input.checked);
    const action = input.checked ? 'complete' : 'reopen';
    void this.act(step, (commands) => void commands.tick(step, input, action), undo);
  }

  run(step: Step, action: StepActionName): void {
    void this.act(step, (commands) => commands.run(step, action));
  }

  toggle(step: Step): void {
    if (this.open.has(step.id)) this.close(step.id);
    else this.open.add(step.id);
    void this.show();
  }

  fillIn(step: Step): void {
    this.open.add(step.id);
    void this.show().then(() => {
      const first = 'input, select, textarea, button, a[href]';
      this.find('panel', step.id)?.querySelector<HTMLElement>(first)?.focus();
    });
  }

  follow(step: Step, action: StepAction, event: Event): void {
    const journey = this.host.journey();
    if (!journey) return;
    const open = new JourneyStepOpenEvent({ journeyId: journey.id, stepId: step.id, url: action.url });
    if (!this.element.dispatchEvent(open)) event.preventDefault();
  }

  close(stepId: string): void {
    this.open.delete(stepId);
    this.commands?.closeForms(stepId);
  }

  /** Draws the rows anew, with the details of the open ones as soon as they are here. */
  async show(): Promise<void> {
    this.unreachable = undefined;
    await this.acting.load();
    if (!this.acting.value) {
      this.unreachable = [...this.open].at(-1);
      this.open.clear();
    }
    this.element.requestUpdate();
    await this.element.updateComplete;
  }

  find(part: string, stepId: string): HTMLElement | null {
    return this.element.shadowRoot?.getElementById(`${part}-${this.domIds.get(stepId)}`) ?? null;
  }

  stepNow(stepId: string): Step | undefined {
    const journey = this.host.journey();
    return journey && indexOf(journey).get(stepId)?.step;
  }

  /** What can be said before the code for more is here. */
  private progressOf(pending: PendingChange | undefined): string | undefined {
    if (!pending || pending.state === 'refused') return undefined;
    return this.host.locale.text(pending.state === 'sending' ? 'common.sending' : 'common.unsaved');
  }

  private get commands(): RowCommands | undefined {
    const part = this.acting.value;
    return (this.made ??= part && new part.RowCommands(this.element, this.host, this));
  }

  /** Each action waits on its own, so that none is lost; what cannot be done is undone and said in its row. */
  private async act(step: Step, use: (commands: RowCommands) => void, undo?: () => void): Promise<void> {
    if (!this.commands) await this.acting.load();
    const { commands } = this;
    if (commands) use(commands);
    else undo?.();
    this.unreachable = commands ? undefined : step.id;
    this.element.requestUpdate();
  }
}
