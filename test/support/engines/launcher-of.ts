import type { TestRunnerConfig } from '@web/test-runner';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { browserArgs, findBrowser } from '../find-browser.js';
import { findFirefox, missingEngine, type EngineName } from './find-engines.js';
import { WebKitLauncher } from './webkit-launcher.js';

/** What starts a browser for the test runner. */
export type BrowserLauncher = NonNullable<TestRunnerConfig['browsers']>[number];

/**
 * What starts an engine for the browser tests.
 * @throws {Error} when it is not installed, with what to do about it.
 */
export async function launcherOf(engine: EngineName): Promise<BrowserLauncher> {
  const missing = missingEngine(engine);
  if (missing !== undefined) throw new Error(missing);
  if (engine === 'webkit') return new WebKitLauncher();
  if (engine === 'firefox') {
    const launchOptions = { browser: 'firefox' as const, executablePath: findFirefox()! };
    return chromeLauncher({ puppeteer: puppeteerCore, launchOptions, concurrency: 1 });
  }
  const { executablePath, env } = await findBrowser();
  return chromeLauncher({ launchOptions: { executablePath, env, args: [...browserArgs] } });
}
