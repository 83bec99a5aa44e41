import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../free-port.js';
import { findWebKit, missingEngine } from './find-engines.js';
import { isReady, WebDriverSession } from './web-driver.js';

/** GTK's WebKit on a display nobody sees. */
export interface WebKitDriver {
  /** Starts a browser that keeps what it stores as long as the session lasts. */
  newSession(): Promise<WebDriverSession>;
  /** Ends all processes. */
  close(): Promise<void>;
}

const longestStartMs = 20_000;

/** @throws {Error} when it is not installed, with what to do about it. */
export async function startWebKitDriver(): Promise<WebKitDriver> {
  const programs = findWebKit();
  if (!programs) throw new Error(missingEngine('webkit'));
  const children: ChildProcess[] = [];
  const screen = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const xvfb = spawn(programs.display, screen, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(xvfb);
  const [display] = (await once(xvfb.stdout, 'data')) as [Buffer];
  const env = { ...process.env, DISPLAY: `:${display.toString().trim()}` };
  const capabilities = {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: programs.browser, args: ['--automation'] },
  };
  return {
    async newSession() {
      // each driver has one session
      const port = await freePort();
      const args = [`--port=${port}`, '--host=127.0.0.1'];
      children.push(spawn(programs.driver, args, { env, stdio: 'ignore' }));
      const address = `http://127.0.0.1:${port}`;
      await untilReady(address);
      return WebDriverSession.start(address, capabilities);
    },
    close: async () => {
      for (const child of children.reverse()) await end(child);
    },
  };
}

async function untilReady(address: string): Promise<void> {
  const end = Date.now() + longestStartMs;
  while (!(await isReady(address))) {
    if (Date.now() > end) throw new Error('The driver of WebKit does not start.');
    await pause(20);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
}
