/** Many tabs of one browser at one host that speaks HTTP/1.1, and what they hear after that host was killed. */
import { randomUUID } from 'node:crypto';
import type { Locator, Page } from 'playwright-core';
import { laneOf, toggledStep } from '../host/fault-program.js';
import { rootOf, type ElementsGround } from './elements-ground.js';

export interface LiveTabsResult {
  readonly tabs: number;
  /** How long the last tab to be opened took until it showed everything, as a multiple of the first. */
  readonly lastToFirst: number;
  /** Changes made by somebody else after the host was there again, before anybody listened. */
  readonly changes: number;
  /** How many of them are not on the screen of a tab in the end. */
  readonly missed: number;
}

export interface LiveTabsOptions {
  readonly tabs: number;
  /** How often the host is killed and started again. */
  readonly kills: number;
  /** How long the tabs may take to hear of everything. */
  readonly withinMs: number;
  /** A fault on purpose, as a script for the page. */
  readonly sabotage?: string;
}

const journey = laneOf(0);

export async function openLiveTabs(
  ground: ElementsGround,
  { tabs, kills, withinMs, sabotage = '' }: LiveTabsOptions,
): Promise<LiveTabsResult> {
  const context = await ground.browser.newContext();
  try {
    const url = ground.page('live', `<script>${sabotage}</script>${rootOf(ground.api)}`);
    const pages: Page[] = [];
    const readyMs: number[] = [];
    for (let count = 0; count < tabs; count += 1) {
      const page = await context.newPage();
      const begin = performance.now();
      await page.goto(url);
      await page.locator('journey-checklist[status=ready]').waitFor();
      readyMs.push(performance.now() - begin);
      pages.push(page);
    }
    let missed = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      await ground.host.kill();
      await ground.host.startAgain();
      const isTicked = !(await box(pages[0]!).isChecked());
      await toggle(ground.api, isTicked);
      const heard = await Promise.all(pages.map((page) => shows(page, isTicked, withinMs)));
      missed += heard.filter((isShown) => !isShown).length;
    }
    return { tabs, lastToFirst: readyMs.at(-1)! / readyMs[0]!, changes: kills, missed };
  } finally {
    await context.close();
  }
}

/** Somebody else at the same partner ticks a step, or unticks it. */
async function toggle(api: string, isTicked: boolean): Promise<void> {
  const kind = isTicked ? 'step.complete' : 'step.reopen';
  const target = { journeyId: journey.journeyId, stepId: toggledStep };
  const change = { id: randomUUID(), kind, target, payload: {}, createdAt: new Date().toISOString() };
  const response = await fetch(`${api}/changes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${journey.token}` },
    body: JSON.stringify({ changes: [change] }),
  });
  const text = await response.text();
  if (!text.includes('"saved"')) throw new Error(`Not saved: ${text}`);
}

function box(page: Page, state: { readonly checked?: boolean } = {}): Locator {
  const name = `Step ${toggledStep}`;
  return page.locator('journey-checklist').getByRole('checkbox', { name, ...state });
}

/** Whether a tab comes to show the step as it is now. */
function shows(page: Page, checked: boolean, timeout: number): Promise<boolean> {
  return box(page, { checked })
    .waitFor({ timeout })
    .then(
      () => true,
      () => false,
    );
}
