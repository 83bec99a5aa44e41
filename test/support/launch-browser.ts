import { chromium, type Browser } from 'playwright-core';
import { browserArgs, findBrowser } from './find-browser.js';

/** Starts a headless Chromium for tests that drive whole pages. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return chromium.launch({ executablePath, env, args: [...browserArgs], headless: true });
}
