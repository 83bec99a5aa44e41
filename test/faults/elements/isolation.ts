/** Whether anything of one person reaches the next one at the same page, and whether a token is kept anywhere. */
import type { PartnerJourneyElement } from '@partner-journey/elements';
import type { Page } from 'playwright-core';
import { laneOf } from '../host/fault-program.js';
import { Random } from '../random/random.js';
import { widgets, type ElementsGround } from './elements-ground.js';
import { watchIsolation, type IsolationWindow } from './watch-isolation.js';

export interface IsolationResult {
  readonly switches: number;
  /** Texts of a widget's words, records read and requests that were looked at. */
  readonly looks: number;
  /** What of somebody else was found, in words. */
  readonly foreign: readonly string[];
  /** Where a token was found. */
  readonly tokens: readonly string[];
}

export interface IsolationOptions {
  readonly people: number;
  readonly switches: number;
  readonly seed: number;
  /** A fault on purpose, as a script for the page. */
  readonly sabotage?: string;
}

/** Every person of the ground has a journey whose title names them, as `Journey 3`. */
export async function switchPeople(
  ground: ElementsGround,
  { people, switches, seed, sabotage = '' }: IsolationOptions,
): Promise<IsolationResult> {
  const context = await ground.browser.newContext();
  const tokens = new Set<string>();
  const canary = 'token-of-lane-';
  try {
    const page = await context.newPage();
    const hear = (where: string, text: string) => {
      if (text.includes(canary)) tokens.add(where);
    };
    page.on('console', (message) => hear('the console', message.text()));
    page.on('pageerror', (error) => hear('an error', String(error.stack)));
    page.on('request', (request) => hear('an address', request.url()));
    await page.addInitScript('globalThis.__name = (named) => named');
    await page.addInitScript(watchIsolation);
    const body = `<partner-journey api="${ground.api}">${widgets}</partner-journey>`;
    await page.goto(ground.page('isolation', `${body}<script>${sabotage}</script>`));
    const random = new Random(`isolation/${seed}`);
    for (let count = 0; count < switches; count += 1)
      await switchTo(page, random.between(0, people - 1), random.chance(0.5));
    for (const place of await page.evaluate(() => (window as unknown as IsolationWindow).keptPlaces()))
      hear(place.where, place.text);
    const { foreign, looks } = await page.evaluate(() => (window as unknown as IsolationWindow).seen);
    return { switches, looks, foreign: [...new Set(foreign)], tokens: [...tokens] };
  } finally {
    await context.close();
  }
}

/** One switch; by chance the next one comes before this person's journey is there. */
async function switchTo(page: Page, person: number, isHasty: boolean): Promise<void> {
  await page.evaluate(
    async ({ number, token, hasty }) => {
      const { become, look } = window as unknown as IsolationWindow;
      const root = document.querySelector('partner-journey') as PartnerJourneyElement;
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      become(number);
      root.viewerKey = `viewer-${number}`;
      root.token = () => token;
      await root.updateComplete;
      const shows = () => root.querySelector('journey-checklist')?.shadowRoot?.textContent ?? '';
      do {
        await frame();
        look();
      } while (!hasty && !shows().includes('Step one'));
    },
    { number: person, token: laneOf(person).token, hasty: isHasty },
  );
}
