import type { Browser, BrowserContext, Page } from 'playwright-core';

/** A tab whose troubles are written down. */
export interface WatchedPage {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Uncaught errors, console errors and warnings, and violations of the page's security policy, in words. */
  readonly troubles: string[];
}

/** Opens a tab, in a browser profile of its own unless one is given, and listens before anything runs in it. */
export async function openWatchedPage(browser: Browser, given?: BrowserContext): Promise<WatchedPage> {
  const context = given ?? (await browser.newContext());
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      troubles.push(`console: ${message.text()}`);
  });
  await page.addInitScript(() => {
    addEventListener('unhandledrejection', (event) =>
      console.error('unhandled rejection', String(event.reason)),
    );
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error('policy violation', event.violatedDirective, event.blockedURI, event.sourceFile),
    );
  });
  return { page, context, troubles };
}
