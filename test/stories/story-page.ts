import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { AxeResults, NodeResult, Result } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { measureStory } from './measure-story.js';

/** An entry of Storybook's `index.json`. */
export interface StoryEntry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

/** Opens stories, each on a page of its own. */
export interface StoryChecker {
  /** Opens a story, lets its play function end, checks it; answers what is wrong, in words. */
  check(entry: StoryEntry): Promise<readonly string[]>;
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A story is no whole page: these rules ask for what only a page has.
const rulesForPages = ['region', 'page-has-heading-one', 'landmark-one-main', 'bypass', 'heading-order'];

// The addon would run axe a second time, on its own account.
const withoutAddon = 'globals=a11y.manual:!true';

/** Runs on the page: whether the story is drawn and its play function has ended. */
const settled = (): boolean => {
  const { currentRender } =
    (window as unknown as { __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } } })
      .__STORYBOOK_PREVIEW__ ?? {};
  return ['completed', 'finished', 'errored', 'aborted'].includes(currentRender?.phase ?? '');
};

const drawn = (): boolean => document.querySelector('#storybook-docs')?.childElementCount !== 0;

function describeNodes({ id, help, nodes }: Result): string {
  return `axe ${id}: ${help}\n${nodes.map(({ target, failureSummary }) => `    ${target.join(' ')} ${failureSummary ?? ''}`).join('\n')}`;
}

/** Contrast that axe could not decide is a finding only where it measured one that is too low; 0 is none measured. */
function isTooLow({ any }: NodeResult): boolean {
  const data = any[0]?.data as { contrastRatio?: number; expectedContrastRatio?: string } | undefined;
  return (data?.contrastRatio || Infinity) < Number.parseFloat(data?.expectedContrastRatio ?? '0');
}

function findings({ violations, incomplete }: AxeResults): string[] {
  const undecided = incomplete
    .map((result) =>
      result.id === 'color-contrast' ? { ...result, nodes: result.nodes.filter(isTooLow) } : result,
    )
    .filter(({ nodes }) => nodes.length > 0);
  return [...violations, ...undecided].map(describeNodes);
}

async function runAxe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(
    (disabled) =>
      (window as unknown as { axe: typeof axe }).axe.run('#storybook-root', {
        rules: Object.fromEntries(disabled.map((rule) => [rule, { enabled: false }])),
      }),
    rulesForPages,
  );
  return findings(results);
}

async function storyError(page: Page): Promise<string[]> {
  const failed = await page.evaluate(() => document.body.classList.contains('sb-show-errordisplay'));
  return failed ? [`the story threw: ${await page.locator('#error-message').innerText()}`] : [];
}

function listen(page: Page): string[] {
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`page error: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console error: ${message.text()}`);
  });
  return heard;
}

/** Makes ready to open the stories that are served there, in windows of the size of a small laptop's. */
export async function makeStoryChecker(browser: Browser, url: string): Promise<StoryChecker> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  return {
    async check({ id, type }) {
      const page = await context.newPage();
      try {
        const heard = listen(page);
        await page.goto(`${url}/iframe.html?id=${encodeURIComponent(id)}&viewMode=${type}&${withoutAddon}`);
        await page.waitForFunction(type === 'story' ? settled : drawn);
        if (type !== 'story') return heard;
        const seen = [...(await storyError(page)), ...(await measureStory(page)), ...(await runAxe(page))];
        return [...heard, ...seen];
      } finally {
        await page.close();
      }
    },
  };
}
