import type { PendingChange } from '@partner-journey/client';
import type { Change, FieldValues, Step, StepActionName } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import { DraftKeeper } from '../../sending/draft-keeper.js';
import { ownerOf, viewerKey, type DraftPlace } from '../../controllers/own-draft.js';
import type { WordsAction } from '../row-state.js';
import { wordsIn } from './change-words.js';
import { initialValues } from './field-values.js';

/** What is typed into the forms of rows: kept as it is typed, and put back when a form opens again. */
export class RowForms {
  /** Counts what was put back, so that the forms are drawn anew. */
  version = 0;
  private readonly element: ReactiveControllerHost;
  private readonly drafts: DraftKeeper;
  private readonly place: () => DraftPlace;
  /** What was typed, by the name it is kept under. */
  private readonly typed = new Map<string, unknown>();
  /** What the shown forms began with: it stays while they are open, so that typing is never overwritten. */
  private readonly begun = new Map<string, FieldValues>();
  private readonly asked = new Map<string, Promise<void>>();
  private viewer: string | undefined;

  constructor(element: ReactiveControllerHost & HTMLElement, place: () => DraftPlace) {
    this.element = element;
    this.place = place;
    this.drafts = new DraftKeeper(element, place);
  }

  /** What the form of a step begins with. */
  valuesOf(step: Step, pending: PendingChange | undefined): FieldValues {
    const name = nameOf(step.id, 'submit');
    if (step.fields) void this.ask(step.id, 'submit');
    const typed = this.typed.get(name) as FieldValues | undefined;
    const values = this.begun.get(step.id) ?? initialValues(step, typed, pending);
    this.begun.set(step.id, values);
    return values;
  }

  /** The words that are being given, or were and are refused. */
  wordsOf(stepId: string, action: WordsAction, pending: PendingChange | undefined): string {
    const name = nameOf(stepId, action);
    void this.ask(stepId, action);
    const change = pending?.change;
    const refused = change && nameOf(stepId, change.kind.slice(5)) === name ? wordsIn(change) : '';
    const typed = this.typed.get(name);
    return typeof typed === 'string' ? typed : refused;
  }

  keep(stepId: string, action: StepActionName, value: FieldValues | string): void {
    const name = nameOf(stepId, action);
    this.typed.set(name, value);
    this.drafts.keep(name, value === '' ? undefined : value);
  }

  /** To be told when the outbox has what was typed, or nobody wants it any more. */
  end(stepId: string, action: string): void {
    const name = nameOf(stepId, action);
    this.typed.delete(name);
    this.begun.delete(stepId);
    this.drafts.remove(name);
  }

  /** Whether there are other words by now than the refused ones: in the form, or kept before the page was loaded anew. */
  async hasOther(stepId: string, change: Change): Promise<boolean> {
    const { kind, payload } = change;
    const action = kind.slice(5);
    await this.ask(stepId, action);
    const typed = this.typed.get(nameOf(stepId, action));
    const refused = 'values' in payload ? payload.values : wordsIn(change);
    const words = typeof typed === 'string' ? typed.trim() : typed;
    return words !== undefined && words !== '' && JSON.stringify(words) !== JSON.stringify(refused);
  }

  /** To be told when rows leave the page: what was typed is there when they come back. */
  close(stepId?: string): void {
    if (stepId === undefined) this.begun.clear();
    else this.begun.delete(stepId);
  }

  /** What one person typed is nothing to the next; true when there is another one. */
  forgetOthers(): boolean {
    const viewer = viewerKey(this.place().session);
    const isOther = this.viewer !== undefined && viewer !== this.viewer;
    this.viewer = viewer;
    if (!isOther) return false;
    this.typed.clear();
    this.begun.clear();
    this.asked.clear();
    return true;
  }

  /** Asks once for what was typed before the page was loaded anew; what is typed meanwhile stays. */
  private ask(stepId: string, action: string): Promise<void> {
    const name = nameOf(stepId, action);
    const asked = this.asked.get(name);
    if (asked || ownerOf(this.place()) === undefined) return asked ?? Promise.resolve();
    const found = this.drafts.read(name).then((draft) => {
      if (draft === undefined || this.typed.has(name)) return;
      this.typed.set(name, draft);
      this.begun.delete(stepId);
      this.version += 1;
      this.element.requestUpdate();
    });
    this.asked.set(name, found);
    return found;
  }
}

function nameOf(stepId: string, action: string): string {
  return `step/${stepId}/${action}`;
}
