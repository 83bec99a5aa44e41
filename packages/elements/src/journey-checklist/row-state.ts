import type { JourneyClient, PendingChange } from '@partner-journey/client';
import type {
  Change,
  Journey,
  Problem,
  Session,
  Side,
  Step,
  StepAction,
  StepActionName,
} from '@partner-journey/contract';
import type { LocaleController } from '../controllers/locale-controller.js';

/** An action that asks for words first: a reason, or a remark. */
export type WordsAction = 'skip' | 'block' | 'return' | 'reopen' | 'comment';

/** What a row shows beside the step itself. */
export interface RowState {
  /** Unique within the widget; the host's ids may have blanks in them. */
  readonly domId: string;
  readonly isOpen: boolean;
  /** What was done to the step and has no receipt yet, or was refused. */
  readonly pending: PendingChange | undefined;
  /** How far that has come, or that it is saved, in words; absent when nothing was done, or it was refused. */
  readonly progress: string | undefined;
  /** Why what was done last was not even taken. */
  readonly untaken: Problem | undefined;
  /** Whether its details were asked for and could not be fetched. */
  readonly isUnreachable: boolean;
  /** The action whose words are being asked for. */
  readonly asked: WordsAction | undefined;
  /** Another number when what its forms begin with is different. */
  readonly forms: number | undefined;
  /** What is drawn of its history: another list when that is different. */
  readonly history: unknown;
  /** The files that are being handed over for it: another list when one stands otherwise. */
  readonly files: unknown;
  /** What is being done to the step and not drawn yet: the controls for it are busy. */
  readonly taking: readonly string[] | undefined;
}

/** What a person can do in a row. */
export interface RowActions {
  /** Ticks or unticks; the box goes back when it was prevented. */
  tick(step: Step, input: HTMLInputElement): void;
  toggle(step: Step): void;
  /** Opens the details and goes to the first thing to fill in. */
  fillIn(step: Step): void;
  follow(step: Step, action: StepAction, event: Event): void;
  run(step: Step, action: StepActionName): void;
}

/** What a person can do in the opened details of a row, and about a refusal. */
export interface PanelActions extends Pick<RowActions, 'follow' | 'run'> {
  ask(step: Step, action: WordsAction | undefined): void;
  giveWords(step: Step, action: WordsAction, form: HTMLFormElement): void;
  /** Keeps what is being filled in. */
  keep(step: Step, form: HTMLFormElement): void;
  keepWords(step: Step, action: WordsAction, words: string): void;
  submit(step: Step, form: HTMLFormElement): void;
  /** Sends it once more; where its form has other words by now, these. */
  retry(step: Step, change: Change): void;
  /** Opens the form again with what was refused. */
  edit(step: Step, change: Change): void;
  /** Puts it away; what was typed since stays. */
  discard(step: Step, change: Change): void;
}

/** What a list shows of a journey. */
export interface ListedPart {
  readonly journeyId: string;
  /** Absent: all stages. */
  readonly stageId?: string | undefined;
  readonly side: Side | 'both';
}

/** What the rows need of their element. */
export interface RowsHost {
  readonly locale: LocaleController;
  client(): JourneyClient | undefined;
  /** Who is shown. */
  session(): Session | undefined;
  journey(): Journey | undefined;
  /** What of the journey is listed. */
  listed(): ListedPart | undefined;
  changes(): readonly PendingChange[];
  announce(message: string): void;
  /** Says how far the stage of a step is now. */
  announceCounts(stepId: string): void;
}
