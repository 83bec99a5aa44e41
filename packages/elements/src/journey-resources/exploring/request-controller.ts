import type { ReactiveControllerHost } from 'lit';
import type { ClientSource } from '../../controllers/read-controller.js';
import { SendController } from '../../sending/send-controller.js';

/** Holds what somebody is missing in the library, and sends it. */
export class RequestController {
  /** How far it has come. */
  readonly sending: SendController;
  /** What was written; undefined until somebody writes. */
  text: string | undefined;
  /** Whether it is said that there is nothing to send. */
  isTextMissing = false;
  /** What the client has taken. */
  private sent: string | undefined;

  constructor(host: ReactiveControllerHost, source: ClientSource) {
    this.sending = new SendController(host, source);
  }

  /** Sends what was written, else what was proposed; true when the client has taken it. */
  async send(proposal: string): Promise<boolean> {
    const text = (this.text ?? proposal).trim();
    this.isTextMissing = text === '';
    if (this.isTextMissing || this.sending.state === 'sending') return false;
    const isTaken = await this.sending.send('resource.request', {}, { text });
    if (isTaken) this.sent = text;
    return isTaken;
  }

  /** Takes refused words into the field; sending them puts the refused ones away. */
  edit(changeId: string, words: string): void {
    this.text = [this.text?.trim(), words].filter(Boolean).join('\n\n');
    this.sending.replace(changeId);
  }

  /** Starts over; what was sent stays with the client, and in the field what was typed since. */
  letGo(): void {
    const { text } = this;
    const isSent = text?.trim() === this.sent;
    this.clear();
    if (!isSent) this.text = text;
  }

  /** Forgets what was written. */
  clear(): void {
    this.text = undefined;
    this.isTextMissing = false;
    this.sending.reset();
  }
}
