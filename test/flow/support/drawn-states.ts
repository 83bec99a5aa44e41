import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Whether the watched checkbox was ticked, in every frame in which it was drawn since the page began. */
    drawnStates?: boolean[];
  }
}

/** Runs on the page before everything else: looks at the checkbox of that name in every frame. */
const record = (title: string): void => {
  const states: boolean[] = [];
  window.drawnStates = states;
  const look = () => {
    const root = document.querySelector('journey-checklist')?.shadowRoot;
    const label = [...(root?.querySelectorAll('label') ?? [])].find(
      ({ textContent }) => textContent?.trim() === title,
    );
    const box = label ? root?.getElementById(label.htmlFor) : undefined;
    if (box instanceof HTMLInputElement) states.push(box.checked);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** From the next time on that a tab is loaded, writes down how the checkbox of a step was drawn. */
export async function recordDrawnStates(page: Page, title: string): Promise<void> {
  // the loader of TypeScript names inner functions by a helper that the page does not have
  await page.addInitScript('globalThis.__name ??= (named) => named');
  await page.addInitScript(record, title);
}

/** How it was drawn since the tab was loaded, frame by frame. */
export async function drawnStates(page: Page): Promise<readonly boolean[]> {
  return page.evaluate(() => window.drawnStates ?? []);
}
