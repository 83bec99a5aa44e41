import type { ChangeOf } from '@partner-journey/contract';
import type { ReactiveControllerHost } from 'lit';
import type { ClientSource } from '../../controllers/read-controller.js';
import { SendController } from '../../sending/send-controller.js';
import { JourneyFeedbackSendEvent } from '../../events/journey-feedback-send-event.js';

/** Holds what is written into the box that is always open, and sends it. */
export class BoxController {
  /** How far it has come. */
  readonly sending: SendController;
  /** What was written and not yet saved. */
  text = '';
  /** Whether it is said that there is nothing to send. */
  isTextMissing = false;
  private readonly host: ReactiveControllerHost & HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement, source: ClientSource) {
    this.host = host;
    this.sending = new SendController(host, source);
  }

  /** Whether the field is on screen; else it is what became of the words. */
  get isOpen(): boolean {
    return this.sending.state !== 'kept' && this.sending.state !== 'saved';
  }

  /** Sends the words; true when the client has taken them. */
  async send(along: Pick<ChangeOf<'feedback.send'>['payload'], 'about' | 'context'>): Promise<boolean> {
    const text = this.text.trim();
    this.isTextMissing = text === '';
    if (this.isTextMissing || this.sending.state === 'sending') return false;
    if (!this.host.dispatchEvent(new JourneyFeedbackSendEvent(along.about))) return false;
    return this.sending.send('feedback.send', {}, { text, ...along });
  }

  /** Empties the box. */
  clear(): void {
    this.text = '';
    this.isTextMissing = false;
    this.sending.reset();
  }
}
