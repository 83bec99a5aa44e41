/** One message of a stream. */
export interface StreamEvent {
  /** Undefined: the message has no id of its own. */
  readonly id: string | undefined;
  /** `message` when the host gave none. */
  readonly event: string;
  readonly data: string;
}

/**
 * Takes a stream of Server-Sent Events apart, in whatever pieces it arrives. Comments and the wish for another
 * time to wait are passed over.
 */
export class EventParser {
  readonly #onEvent: (event: StreamEvent) => void;
  #rest = '';
  #id: string | undefined;
  #event = '';
  #data: string[] = [];

  constructor(onEvent: (event: StreamEvent) => void) {
    this.#onEvent = onEvent;
  }

  push(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    lines.forEach((line) => this.#line(line));
  }

  #line(line: string): void {
    if (line === '') {
      this.#dispatch();
      return;
    }
    const [, name, value = ''] = /^([^:]*)(?::? ?)?(.*)$/s.exec(line) ?? [];
    if (name === 'data') this.#data.push(value);
    else if (name === 'event') this.#event = value;
    else if (name === 'id' && !value.includes('\0')) this.#id = value;
  }

  #dispatch(): void {
    if (this.#data.length > 0) {
      this.#onEvent({ id: this.#id, event: this.#event || 'message', data: this.#data.join('\n') });
    }
    this.#event = '';
    this.#data = [];
    this.#id = undefined;
  }
}
