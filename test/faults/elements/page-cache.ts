/** Whether a page comes back from the back/forward cache as it was left, and if not, whose fault that is. */
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { browserArgs, findBrowser } from '../../support/find-browser.js';
import { widgetTags } from './elements-ground.js';

export interface PageCacheResult {
  readonly path: string;
  readonly runs: number;
  /** In how many runs the page was restored as it was left, was told so, and asked its host again. */
  readonly restored: number;
  /** In how many it was loaded again, because this browser keeps no page at all. */
  readonly loadedAgain: number;
  /** Why the browser keeps no page, in its words. */
  readonly ofTheBrowser: readonly string[];
  /** What in the page forbids to keep it, in the browser's words. */
  readonly ofThePage: readonly string[];
  /** Errors that nobody caught. */
  readonly uncaught: readonly string[];
}

export interface PageCacheOptions {
  readonly origin: string;
  /** The page to leave and to come back to. */
  readonly path: string;
  /** Another page of the same site. */
  readonly other: string;
  readonly runs: number;
  /** A fault on purpose, as a script that runs in every page first. */
  readonly sabotage?: string;
}

/** Every page of the demo portal, and where one goes from it. */
export const demoPages = [
  { path: '/', other: '/deals' },
  { path: '/deals', other: '/learning' },
  { path: '/learning', other: '/support' },
  { path: '/support', other: '/library/sandbox-essentials' },
  { path: '/library/sandbox-essentials', other: '/sign-in' },
  { path: '/sign-in', other: '/' },
] as const;

/** Starts a Chromium with the cache that drivers of browsers switch off. */
export async function launchWithPageCache(): Promise<Browser> {
  const { executablePath, env } = await findBrowser();
  return chromium.launch({
    ...{ executablePath, env, headless: true, args: [...browserArgs] },
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  });
}

/** Leaves the page and comes back, again and again; each time the widgets are there in the end. */
export async function leaveAndReturn(
  browser: Browser,
  { origin, path, other, runs, sabotage = '' }: PageCacheOptions,
): Promise<PageCacheResult> {
  const returns: Return[] = [];
  const uncaught: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    page.on('pageerror', (error) => uncaught.push(`${error.name}: ${error.message}`));
    await page.addInitScript(watchReturn);
    await page.addInitScript(sabotage);
    await page.goto(`${origin}${path}`);
    returns.push(await leaveOnce(await context.newCDPSession(page), `${origin}${other}`));
    await context.close();
  }
  const reasons = returns.flatMap((one) => one.reasons);
  const named = (isOfThePage: boolean) => [
    ...new Set(reasons.filter(({ type }) => isPageFault(type) === isOfThePage).map(({ reason }) => reason)),
  ];
  const restored = returns.filter(({ isRestored }) => isRestored).length;
  const ofTheBrowser = named(false).filter((reason) => keepsNothing.includes(reason));
  return {
    ...{ path, runs, restored, ofTheBrowser, ofThePage: named(true), uncaught },
    loadedAgain: ofTheBrowser.length > 0 ? runs - restored : 0,
  };
}

interface Reason {
  readonly type: string;
  readonly reason: string;
}

interface Return {
  readonly isRestored: boolean;
  readonly reasons: readonly Reason[];
}

/** What Chromium says where the program around it, such as the headless shell, has no room for pages that were left. */
const keepsNothing: readonly string[] = [
  'BackForwardCacheDisabled',
  'BackForwardCacheDisabledByCommandLine',
  'BackForwardCacheDisabledByLowMemory',
  'BackForwardCacheDisabledForDelegate',
];
/** Everything else depends on the moment, such as how one went away. */
const isPageFault = (type: string) => type === 'PageSupportNeeded' || type === 'SupportPending';

async function leaveOnce(devTools: CDPSession, other: string): Promise<Return> {
  const reasons: Reason[] = [];
  await devTools.send('Page.enable');
  devTools.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
    reasons.push(...notRestoredExplanations),
  );
  await evaluate(devTools, untilReady);
  // the sleep and the waking, also in a browser that keeps no page
  await devTools.send('Page.setWebLifecycleState', { state: 'frozen' });
  await devTools.send('Page.setWebLifecycleState', { state: 'active' });
  await evaluate(devTools, untilReady);
  await moveOn(devTools, `location.href = ${JSON.stringify(other)}`);
  const type = await moveOn(devTools, 'history.back()');
  await evaluate(devTools, untilReady);
  const isRestored = type === 'BackForwardCacheRestore';
  // what was asked before the page was left counts no more
  if (isRestored) await evaluate(devTools, untilAsked);
  return { isRestored, reasons };
}

/** Goes to another page by a script of the page itself; says how that one came to be there. */
async function moveOn(devTools: CDPSession, script: string): Promise<string> {
  const navigated = new Promise<string>((resolve) =>
    devTools.once('Page.frameNavigated', ({ type }) => resolve(type)),
  );
  // the page may be gone before it answers
  await evaluate(devTools, script).catch(() => {});
  return navigated;
}

/** A promise, in the page, that looks at each frame whether all widgets show what they have. */
const untilReady = `new Promise((resolve) => {
  const isReady = (one) => ['ready', 'empty', 'idle'].includes(one.getAttribute('status'));
  const look = () => {
    const isLoaded = document.readyState === 'complete';
    if (isLoaded && [...document.querySelectorAll('${widgetTags.join()}')].every(isReady)) resolve(true);
    else requestAnimationFrame(look);
  };
  look();
})`;

/** For a page: it remembers that it was told to be restored, and whether it has asked anything since. */
const watchReturn = `{
  const { fetch } = window;
  window.restored = { isTold: false, hasAsked: false };
  addEventListener('pageshow', ({ persisted }) => (restored.isTold = persisted), true);
  window.fetch = (...args) => {
    restored.hasAsked = restored.isTold;
    return fetch(...args);
  };
}`;

/** A promise, in a page that was restored, that looks at each frame whether its widgets have asked their host again. */
const untilAsked = `new Promise((resolve) => {
  const isDone = () => restored.hasAsked || !document.querySelector('${widgetTags.join()}');
  const look = () => (isDone() ? resolve(true) : requestAnimationFrame(look));
  look();
})`;

/** By the protocol itself: the policy of the pages allows no `eval`, which the driver's own waiting needs. */
async function evaluate(devTools: CDPSession, expression: string): Promise<void> {
  await devTools.send('Runtime.evaluate', { expression, awaitPromise: true });
}
