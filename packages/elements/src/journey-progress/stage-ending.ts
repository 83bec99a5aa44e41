import type { JourneyClient, PendingChange } from '@partner-journey/client';
import type { Change, Problem, Stage } from '@partner-journey/contract';
import { html, nothing, type ReactiveControllerHost } from 'lit';
import type { LocaleController } from '../controllers/locale-controller.js';
import { JourneyStageCompleteEvent } from '../events/journey-stage-complete-event.js';
import { isFinished } from '../journey-view/journey-index.js';
import { NoteFocus } from '../sending/note-focus.js';
import { renderOutstanding } from '../sending/outcome-notes.js';
import { refusalWords } from '../sending/refusal-text.js';
import { renderUntaken } from '../sending/refused-note.js';
import { stateText } from '../sending/state-text.js';
import { untakenProblem } from '../sending/untaken.js';
import type { ProgressView } from './progress-view.js';

/** What the end of a stage needs of its element. */
export interface StageEndingHost {
  readonly locale: LocaleController;
  client(): JourneyClient | undefined;
  /** Kinds of changes that the host takes; undefined until it is known. */
  taken(): readonly string[] | undefined;
  announce(message: string): void;
}

/** What is known of the end of a stage. */
interface Ended {
  /** Id of the button that opens the details. */
  readonly titleId: string;
  /** Ends of stages that have no receipt, or were refused. */
  readonly changes: readonly PendingChange[];
}

/** Lets a person end a stage by hand, where nothing that has to be done is left and the host takes it. */
export class StageEnding {
  private readonly element: ReactiveControllerHost & HTMLElement;
  private readonly host: StageEndingHost;
  private untaken: Problem | undefined;
  private isBusy = false;

  constructor(element: ReactiveControllerHost & HTMLElement, host: StageEndingHost) {
    this.element = element;
    this.host = host;
    new NoteFocus(element);
  }

  /** The button for it, within the details of the stage. */
  render({ journey, locale }: ProgressView, stage: Stage, { titleId, changes }: Ended): unknown {
    const pending = changes.find(({ change }) => isAbout(change, stage));
    if (pending && pending.state !== 'refused')
      return html`<p class="small quiet">${stateText(locale, pending)}</p>`;
    if (!this.mayEnd(stage)) return nothing;
    return html`<p>
      <button
        class="button ghost"
        part="action"
        type="button"
        aria-disabled=${this.isBusy ? 'true' : nothing}
        @click=${() => void this.end(journey.id, stage, titleId)}
      >
        ${locale.text('progress.end-stage')}
      </button>
    </p>`;
  }

  /** Which ends of stages are not saved, and why, with the ways on. */
  renderNotes({ journey, locale }: ProgressView, changes: readonly PendingChange[]): unknown {
    const notes = changes.filter(({ state, waitingFor }) => state === 'refused' || waitingFor);
    const titleOf = (change: Change) => journey.stages.find((stage) => isAbout(change, stage))?.title;
    return html`${this.untaken ? renderUntaken(locale, this.untaken) : nothing}
    ${renderOutstanding(locale, this.host.client(), notes, { of: () => '', about: titleOf })}`;
  }

  private mayEnd(stage: Stage): boolean {
    const { condition, position, steps } = stage;
    const isLeft = steps.some((step) => step.required && step.visibility === 'shared' && !isFinished(step));
    const isTaken = this.host.taken()?.includes('stage.complete') === true;
    return isTaken && position === 'current' && condition !== 'skipped' && !isLeft;
  }

  private async end(journeyId: string, stage: Stage, titleId: string): Promise<void> {
    const { element, host } = this;
    const target = { journeyId, stageId: stage.id };
    if (this.isBusy || !element.dispatchEvent(new JourneyStageCompleteEvent(target))) return;
    this.isBusy = true;
    this.untaken = undefined;
    try {
      await host.client()?.change('stage.complete', target, {});
      host.announce(host.locale.text('progress.announce-end', { stage: stage.title }));
    } catch (error) {
      this.untaken = untakenProblem(error);
      host.announce(refusalWords(host.locale, this.untaken));
    }
    this.isBusy = false;
    element.requestUpdate();
    await element.updateComplete;
    // the button is gone with what it was for: the keyboard goes on from the title
    if ((document.activeElement ?? document.body) === document.body)
      element.shadowRoot?.getElementById(titleId)?.focus();
  }
}

function isAbout({ target }: Change, { id }: Stage): boolean {
  return 'stageId' in target && target.stageId === id;
}
