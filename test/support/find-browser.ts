import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.js';

/** A Chromium that can be started, and what its process needs in its environment. */
export interface FoundBrowser {
  readonly executablePath: string;
  /** The whole environment for the browser's process. */
  readonly env: Record<string, string>;
}

/** Switches for a browser that runs as root, in a container, without asking anybody on the internet. */
export const browserArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installedPaths: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

const advice = `No browser found to test with. Do one of these:
  - install Chrome or Chromium,
  - run "npx playwright-core install chromium",
  - set CHROME_PATH to a Chrome or Chromium that is somewhere else.`;

function currentEnvironment(): Record<string, string> {
  const defined = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(defined);
}

/**
 * Looks for a Chromium: `CHROME_PATH`, then an installed one, then Playwright's, then the one among the
 * development dependencies (Linux x64), which is unpacked on first use.
 * @throws {Error} when there is none, with what to do about it.
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const env = currentEnvironment();
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROME_PATH is "${chosen}", but there is no such file.`);
    return { executablePath: chosen, env };
  }
  const executablePath = [...installedPaths, chromium.executablePath()].find((path) => existsSync(path));
  if (executablePath !== undefined) return { executablePath, env };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const unpacked = await unpackChromium();
    return { executablePath: unpacked.executablePath, env: { ...env, ...unpacked.env } };
  }
  throw new Error(advice);
}
