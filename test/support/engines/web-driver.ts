/** The little of the WebDriver protocol (W3C) that tests need, in one file: it is plain JSON over HTTP. */

/** One browser under the driver's hand. Its commands are done one after the other. */
export class WebDriverSession {
  /** The tab the browser began with. With its last tab a session is over. */
  readonly firstTab: string;
  readonly #address: string;
  #turn: Promise<unknown> = Promise.resolve();
  #current: string;

  private constructor(address: string, firstTab: string) {
    this.firstTab = firstTab;
    this.#address = address;
    this.#current = firstTab;
  }

  /** Starts a browser at the driver of this address. */
  static async start(driver: string, capabilities: object): Promise<WebDriverSession> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await call(`${driver}/session`, 'POST', body)) as { sessionId: string };
    const address = `${driver}/session/${sessionId}`;
    return new WebDriverSession(address, (await call(`${address}/window`, 'GET')) as string);
  }

  /** Opens one more tab; gives its handle. */
  async openTab(): Promise<string> {
    // the driver opens it from one that is there
    const opened = await this.inTab(this.firstTab, '/window/new', { type: 'tab' });
    return (opened as { handle: string }).handle;
  }

  /** One command in a tab, such as `/url`, by its path below the session. */
  inTab(handle: string, path: string, body: object = {}, method: Method = 'POST'): Promise<unknown> {
    return this.#inTurn(async () => {
      if (this.#current !== handle) await call(`${this.#address}/window`, 'POST', { handle });
      this.#current = handle;
      return call(`${this.#address}${path}`, method, body);
    });
  }

  async closeTab(handle: string): Promise<void> {
    await this.inTab(handle, '/window', {}, 'DELETE');
  }

  /** Ends the browser. */
  async end(): Promise<void> {
    await this.#inTurn(() => call(this.#address, 'DELETE'));
  }

  #inTurn<Result>(command: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(command);
    this.#turn = turn.catch(() => {});
    return turn;
  }
}

type Method = 'GET' | 'POST' | 'DELETE';

/** @throws {Error} with the driver's words when it refuses. */
async function call(address: string, method: Method, body?: object): Promise<unknown> {
  const response = await fetch(address, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  throw new Error(`WebDriver: ${error} ${message}`.trimEnd());
}

/** Whether a driver at this address is ready. */
export async function isReady(driver: string): Promise<boolean> {
  return call(`${driver}/status`, 'GET').then(
    () => true,
    () => false,
  );
}
