import type { BrowserLauncher } from './launcher-of.js';
import type { WebDriverSession } from './web-driver.js';
import { startWebKitDriver, type WebKitDriver } from './webkit-driver.js';

/** Code points by which WebDriver names the keys that write nothing. */
const keys: Readonly<Record<string, string>> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Control: '\uE009',
  Escape: '\uE00C',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

const firstSize = { width: 800, height: 600 };
type Size = typeof firstSize;
type Press = 'keyDown' | 'keyUp';

/** Runs browser tests in WebKit, one file at a time in its only visible tab. */
export class WebKitLauncher implements BrowserLauncher {
  readonly name = 'WebKit';
  /** The commands of the test runner ask for the page of a session as they would in that library. */
  readonly type = 'puppeteer';
  readonly concurrency = 1;
  #driver: WebKitDriver | undefined;
  #session: WebDriverSession | undefined;
  #active = '';

  async startSession(id: string, url: string): Promise<void> {
    this.#driver ??= await startWebKitDriver();
    this.#session ??= await this.#driver.newSession();
    this.#active = id;
    await this.#resize(firstSize);
    await this.#ask('/url', { url });
  }

  isActive(id: string): boolean {
    return this.#active === id;
  }

  async getBrowserUrl(): Promise<string> {
    return (await this.#session?.inTab(this.#session.firstTab, '/url', {}, 'GET')) as string;
  }

  /** What the commands of tests use of a page. */
  getPage() {
    return {
      setViewport: (size: Size) => this.#resize(size),
      keyboard: {
        type: (text: string) => this.#press([...text].flatMap(pressed)),
        press: (key: string) => this.#press(pressed(key)),
        down: (key: string) => this.#press([keyAction('keyDown', key)]),
        up: (key: string) => this.#press([keyAction('keyUp', key)]),
      },
    };
  }

  async stopSession(): Promise<object> {
    this.#active = '';
    await this.#ask('/url', { url: 'about:blank' });
    return {};
  }

  startDebugSession(): Promise<void> {
    return Promise.reject(new Error('WebKit has no debug session here.'));
  }

  async stop(): Promise<void> {
    await this.#session?.end();
    await this.#driver?.close();
  }

  async #ask(path: string, body: object): Promise<unknown> {
    return this.#session?.inTab(this.#session.firstTab, path, body);
  }

  #press(actions: readonly object[]): Promise<unknown> {
    return this.#ask('/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
  }

  /** The driver knows the size of the window only, which has a bar above the page. */
  async #resize({ width, height }: Size): Promise<void> {
    const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight]';
    const [aside, above] = (await this.#ask('/execute/sync', { script, args: [] })) as [number, number];
    await this.#ask('/window/rect', { width: width + aside, height: height + above });
  }
}

function pressed(key: string): readonly object[] {
  return [keyAction('keyDown', key), keyAction('keyUp', key)];
}

function keyAction(type: Press, key: string): object {
  return { type, value: keys[key] ?? key };
}
