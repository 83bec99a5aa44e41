import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox, missingEngine } from './find-engines.js';

/**
 * Starts a headless Firefox by WebDriver BiDi. With a folder its profile is there, and stays. The caller closes it.
 * @throws {Error} when it is not installed, with what to do about it.
 */
export function launchFirefox(userDataDir?: string): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error(missingEngine('firefox'));
  return puppeteer.launch({
    ...{ browser: 'firefox', executablePath, headless: true },
    ...(userDataDir !== undefined && { userDataDir }),
  });
}
