import assert from 'node:assert/strict';
import { HistoryPage, Journey, JourneyList, type Step } from '@partner-journey/contract';
import type { Locator, Page } from 'playwright-core';

/** A step and where it stands in the checklist. */
export interface StepInStage {
  readonly step: Step;
  readonly stageTitle: string;
}

/** The host of the demo portal, asked as one of its people, without our client. */
export interface PortalHost {
  /** A step that the person may complete; undefined when there is none left. */
  stepToComplete(): Promise<StepInStage | undefined>;
  /** How often it is written down that a step was completed. */
  timesCompleted(of: StepInStage): Promise<number>;
}

/** Finds the host of a portal as its pages do. */
export async function portalHost(origin: string): Promise<PortalHost> {
  const api = /data-api="([^"]+)"/.exec(await (await fetch(origin)).text())?.[1];
  const authorization = `Bearer ${await (await fetch(`${origin}/account/token`)).text()}`;
  const ask = async <Document>(path: string, document: { parse(value: unknown): Document }) => {
    const response = await fetch(`${api}/${path}`, { headers: { authorization } });
    assert.equal(response.status, 200, path);
    return document.parse(await response.json());
  };
  const { items } = await ask('journeys', JourneyList);
  const journeyPath = `journeys/${items[0]?.id}`;
  return {
    async stepToComplete() {
      const { stages } = await ask(journeyPath, Journey);
      const mine = stages.flatMap(({ title, steps }) => steps.map((step) => ({ step, stageTitle: title })));
      return mine.find(({ step }) => step.side === 'partner' && step.allowed.includes('complete'));
    },
    async timesCompleted({ step }) {
      const page = await ask(`${journeyPath}/steps/${step.id}/history`, HistoryPage);
      return page.items.filter(({ kind }) => kind === 'completed').length;
    },
  };
}

/** The line at the top that says which trouble is on; not there when nothing is wrong. */
export function troubleLine(page: Page): Locator {
  return page.getByRole('region', { name: 'Trouble in this demo' });
}

async function choose(page: Page, name: string): Promise<void> {
  const panel = page.getByRole('group', { name: 'What shall go wrong?' });
  if (!(await panel.isVisible())) await page.getByText('Try trouble').click();
  await panel.getByRole('radio', { name }).check();
}

/** Opens the panel and chooses a trouble by its name, as a person does. */
export async function chooseTrouble(page: Page, name: string): Promise<void> {
  await choose(page, name);
  await troubleLine(page).getByText(name).first().waitFor();
}

/** Chooses in the panel that nothing is wrong. */
export async function chooseNoTrouble(page: Page): Promise<void> {
  await choose(page, 'Nothing is wrong');
  await troubleLine(page).waitFor({ state: 'hidden' });
}

/** Ends the trouble with the button of the line. */
export async function endTrouble(page: Page): Promise<void> {
  await troubleLine(page).getByRole('button', { name: 'End this trouble' }).click();
  await troubleLine(page).waitFor({ state: 'hidden' });
}

/** Keeps every change on its way to the host, so that there is time to look; gives what lets them go. */
export async function holdChanges(page: Page): Promise<() => void> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/changes$/, async (route) => {
    await held;
    await route.continue();
  });
  return () => letGo();
}
