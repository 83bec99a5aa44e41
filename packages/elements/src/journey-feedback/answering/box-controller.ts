import type { ChangeOf } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import type { ClientSource } from '../../controllers/read-controller.js';
import type { DraftKeeper } from '../../sending/draft-keeper.js';
import { SendController } from '../../sending/send-controller.js';
import { JourneyFeedbackSendEvent } from '../../events/journey-feedback-send-event.js';

/** What the box is put together from. */
interface BoxOptions {
  readonly source: ClientSource;
  readonly drafts: DraftKeeper;
  /** Under which name what is typed is kept: what is said about one step stays with it. */
  name(): string;
}

/** Holds what is written into the box that is always open, keeps it as it is typed, and sends it. */
export class BoxController {
  /** How far it has come. */
  readonly sending: SendController;
  /** What was written and not yet saved. */
  text = '';
  /** Whether it is said that there is nothing to send. */
  isTextMissing = false;
  /** What the client has taken. */
  private sent: string | undefined;
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly options: BoxOptions;

  constructor(host: ReactiveControllerHost & HTMLElement, options: BoxOptions) {
    this.host = host;
    this.options = options;
    this.sending = new SendController(host, options.source);
  }

  /** Whether the field is on screen; else it is what became of the words. */
  get isOpen(): boolean {
    return this.sending.state !== 'kept' && this.sending.state !== 'saved';
  }

  /** Takes what stands in the field now. */
  write(text: string): void {
    this.text = text;
    const { drafts, name } = this.options;
    drafts.keep(name(), text === '' ? undefined : text);
  }

  /** Puts back what was typed before the page was loaded anew. */
  async restore(): Promise<void> {
    const { drafts, name } = this.options;
    const draft = await drafts.read(name());
    if (typeof draft !== 'string' || this.text !== '' || this.sending.state !== 'idle') return;
    this.text = draft;
    this.host.requestUpdate();
  }

  /** Takes refused words into the field; sending them puts the refused ones away. */
  edit(changeId: string, words: string): void {
    this.write([this.text.trim(), words].filter(Boolean).join('\n\n'));
    this.sending.replace(changeId);
  }

  /** Sends the words; true when the client has taken them. */
  async send(along: Pick<ChangeOf<'feedback.send'>['payload'], 'about' | 'context'>): Promise<boolean> {
    const text = this.text.trim();
    this.isTextMissing = text === '';
    if (this.isTextMissing || this.sending.state === 'sending') return false;
    if (!this.host.dispatchEvent(new JourneyFeedbackSendEvent(along.about))) return false;
    const { drafts, name } = this.options;
    const isTaken = await this.sending.send('feedback.send', {}, { text, ...along });
    if (isTaken) {
      this.sent = text;
      drafts.remove(name());
    }
    return isTaken;
  }

  /** Starts over; what was sent stays with the client, and in the box what was typed since. */
  letGo(): void {
    const { text } = this;
    this.clear();
    if (text.trim() !== this.sent) this.text = text;
  }

  /** Empties the box. */
  clear(): void {
    this.text = '';
    this.isTextMissing = false;
    this.sending.reset();
  }
}
