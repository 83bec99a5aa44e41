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

  constructor(host: ReactiveControllerHost, source: ClientSource) {
    this.sending = new SendController(host, source);
  }

  /** Sends what was written, else what was proposed; true when the client has taken it. */
  async send(proposal: string): Promise<boolean> {
    const text = (this.text ?? proposal).trim();
    this.isTextMissing = text === '';
    return !this.isTextMissing && this.sending.send('resource.request', {}, { text });
  }

  clear(): void {
    this.text = undefined;
    this.isTextMissing = false;
    this.sending.reset();
  }
}
