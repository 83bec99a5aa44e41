import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { AxeResults, NodeResult, Result } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { measurePage } from '../looks/measure-page.js';

/** An entry of Storybook's `index.json`. */
export interface StoryEntry {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly type: 'story' | 'docs';
}

/** Opens stories: the first of a file on a new page, the others of that file as Storybook's menu opens them. */
export interface StoryChecker {
  /** Opens a story, lets its play function end, checks it; answers what is wrong, in words. */
  check(entry: StoryEntry): Promise<readonly string[]>;
}

/** A page that shows the stories of one file, and what was said on it. */
interface StoryPage {
  readonly page: Page;
  readonly heard: string[];
}

interface Preview {
  readonly currentRender?: { readonly id?: string; readonly phase?: string };
  readonly channel: { emit(event: string, detail: object): void };
}

declare global {
  interface Window {
    /** Storybook's own, on the page of a story. */
    __STORYBOOK_PREVIEW__?: Preview;
    axe?: typeof axe;
  }
}

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// A story is no whole page: these rules ask for what only a page has.
const rulesForPages = ['region', 'page-has-heading-one', 'landmark-one-main', 'bypass', 'heading-order'];

// The addon would run axe a second time, on its own account.
const withoutAddon = 'globals=a11y.manual:!true';

/** Runs on the page: whether that story is drawn and its play function has ended. */
const settled = (wanted: string): boolean => {
  const { id, phase = '' } = window.__STORYBOOK_PREVIEW__?.currentRender ?? {};
  return id === wanted && ['completed', 'finished', 'errored', 'aborted'].includes(phase);
};

/** Runs on the page: opens another story as the menu does. */
const turnTo = (storyId: string): void => {
  window.__STORYBOOK_PREVIEW__?.channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
};

/** Tables and headings that are shown as they were written. */
function undrawnMarkdown(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      /^\|.*\| *-{3}|^#{1,6} /.test(line) ? `no table or heading was made of: ${line}` : [],
    );
}

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
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axeSource);
  const results = await page.evaluate(
    (disabled) =>
      window.axe!.run('#storybook-root', {
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
  const idle = new Map<string, StoryPage[]>();

  async function open({ id, type }: StoryEntry): Promise<StoryPage> {
    const page = await context.newPage();
    const heard = listen(page);
    await page.goto(`${url}/iframe.html?id=${encodeURIComponent(id)}&viewMode=${type}&${withoutAddon}`);
    return { page, heard };
  }

  async function show(entry: StoryEntry): Promise<StoryPage> {
    const known = entry.type === 'story' ? idle.get(entry.title)?.pop() : undefined;
    if (!known) return open(entry);
    await known.page.evaluate(turnTo, entry.id);
    return known;
  }

  async function look({ page }: StoryPage, { id, type }: StoryEntry): Promise<readonly string[]> {
    if (type === 'docs') {
      await page.waitForFunction(drawn);
      return undrawnMarkdown(await page.locator('#storybook-docs').innerText());
    }
    await page.waitForFunction(settled, id);
    return [...(await storyError(page)), ...(await measurePage(page, '.place')), ...(await runAxe(page))];
  }

  return {
    async check(entry) {
      const shown = await show(entry);
      const seen = await look(shown, entry);
      const problems = [...shown.heard.splice(0), ...seen];
      // what went wrong once may go on: the next story gets a new page
      if (entry.type === 'docs' || problems.length > 0) await shown.page.close();
      else idle.set(entry.title, [...(idle.get(entry.title) ?? []), shown]);
      return problems;
    },
  };
}
