import type { ReactiveControllerHost } from 'lit';
import type { ClientSource } from '../controllers/read-controller.js';
import { ownerOf, type DraftPlace } from '../controllers/own-draft.js';
import { DraftKeeper } from './draft-keeper.js';
import { SendController } from './send-controller.js';

/** What a field is put together from. */
interface WordsOptions {
  readonly source: ClientSource;
  readonly place: () => DraftPlace;
  /** Under which name what is typed is kept. */
  name(): string;
}

/** Holds what is written into one field, keeps it as it is typed, and knows what became of it once it is sent. */
export class WrittenWords {
  /** How far it has come. */
  readonly sending: SendController;
  /** What was written and not yet saved; undefined until somebody writes. */
  text: string | undefined;
  /** Whether it is said that there is nothing to send. */
  isTextMissing = false;
  /** What the client has taken. */
  private sent: string | undefined;
  /** What stood there before refused words came back, and what stood there with them. */
  private edited: { readonly before: string | undefined; readonly text: string } | undefined;
  /** Whose draft was asked for. */
  private askedFor: string | undefined;
  private readonly drafts: DraftKeeper;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly options: WordsOptions;

  constructor(host: ReactiveControllerHost & HTMLElement, options: WordsOptions) {
    this.host = host;
    this.options = options;
    this.drafts = new DraftKeeper(host, options.place);
    this.sending = new SendController(host, options.source);
  }

  /** Whether the field is on screen; else it is what became of the words. */
  get isOpen(): boolean {
    return this.sending.state !== 'kept' && this.sending.state !== 'saved';
  }

  /** Whether refused words came back to be changed. */
  get isEdited(): boolean {
    return this.edited !== undefined;
  }

  /** Whether the field has other words by now than those that were sent. */
  get hasOther(): boolean {
    return this.text !== undefined && this.text.trim() !== this.sent;
  }

  /** To be called when something may be different: asks for what was typed before the page was loaded anew. */
  look(): void {
    // put away, or sent again, from elsewhere
    if (this.sent !== undefined && this.sending.state === 'idle') this.letGo();
    const owner = ownerOf(this.options.place());
    if (owner === this.askedFor) return;
    this.askedFor = owner;
    void this.restore();
  }

  /** Takes what stands in the field now. */
  write(text: string | undefined): void {
    this.text = text;
    this.drafts.keep(this.options.name(), text || undefined);
  }

  /** Takes refused words into the field; sending them puts the refused ones away. */
  edit(changeId: string, words: string): void {
    const before = this.text;
    const text = before?.includes(words) ? before : [before?.trim(), words].filter(Boolean).join('\n\n');
    this.edited = { before, text };
    this.write(text);
    this.sending.replace(changeId);
  }

  /** Leaves refused words as they are, and in the field what stood there before. */
  cancel(): void {
    const before = this.edited?.before;
    this.clear();
    this.write(before);
  }

  /** Gives the words to the client, else those proposed; true when it has taken them. */
  async send(take: (text: string) => Promise<boolean>, proposal = ''): Promise<boolean> {
    const text = (this.text ?? proposal).trim();
    this.isTextMissing = text === '';
    if (this.isTextMissing || this.sending.state === 'sending') return false;
    this.sent = undefined;
    if (!(await take(text))) return false;
    this.sent = text;
    this.edited = undefined;
    this.drafts.remove(this.options.name());
    return true;
  }

  /** Puts away what was refused, and its words; what was typed since stays. */
  discard(): void {
    this.sending.discard();
    this.letGo();
  }

  /** Starts over; what was sent stays with the client, and in the field what was typed since. */
  letGo(): void {
    const { text, edited, hasOther } = this;
    this.clear();
    if (text === undefined || !hasOther) return;
    // refused words that nobody has changed come back when they are wanted again
    if (text === edited?.text) this.write(edited.before);
    else this.text = text;
  }

  /** Empties the field. */
  clear(): void {
    this.text = this.sent = this.edited = undefined;
    this.isTextMissing = false;
    this.sending.reset();
  }

  private async restore(): Promise<void> {
    const draft = await this.drafts.read(this.options.name());
    if (typeof draft !== 'string' || this.text || this.sending.state !== 'idle') return;
    this.text = draft;
    this.host.requestUpdate();
  }
}
