import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** What was moved since the page began, without a person having asked for it. */
    layoutShifts?: { readonly value: number; readonly what: string }[];
  }
}

/** Runs on the page before everything else: writes down every layout shift. */
const recordShifts = (): void => {
  const shifts: NonNullable<Window['layoutShifts']> = [];
  window.layoutShifts = shifts;
  const describe = (node: Node | null): string => {
    if (!(node instanceof Element)) return `"${node?.textContent?.trim() ?? 'what is gone'}"`;
    return `<${node.localName} ${node.getAttribute('part') ?? node.className}>`;
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { value, hadRecentInput, sources } = entry as unknown as {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      };
      const what = sources.map(
        ({ node, previousRect: from, currentRect: to }) =>
          `${describe(node)} from ${from.x},${from.y} to ${to.x},${to.y}`,
      );
      if (!hadRecentInput) shifts.push({ value, what: what.join('; ') });
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

/** Runs on the page: resolves after half a second of frames in which nothing was loaded, moved or waited for. */
const calm = (): Promise<void> =>
  new Promise((resolve) => {
    const isWaiting = () => document.querySelector('partner-journey [status=loading]') !== null;
    let calmFrames = 0;
    let before = '';
    const look = () => {
      const loaded = performance.getEntriesByType('resource').length;
      const now = `${loaded} ${window.layoutShifts?.length} ${document.documentElement.scrollHeight}`;
      calmFrames = now === before && !isWaiting() ? calmFrames + 1 : 0;
      before = now;
      if (calmFrames < 30) requestAnimationFrame(look);
      else resolve();
    };
    look();
  });

/** Knows when a page has come to rest. */
export interface QuietWatch {
  /** Resolves when no request is open but the stream of events, and nothing is loaded or moved any more. */
  untilQuiet(): Promise<void>;
  /** How much was moved since the page began, and what. */
  shifts(): Promise<{ readonly sum: number; readonly what: string }>;
}

/** Begins to watch a page that has not been opened yet. */
export async function watchQuiet(page: Page): Promise<QuietWatch> {
  const open = new Set<unknown>();
  page.on('request', (request) => {
    if (!new URL(request.url()).pathname.endsWith('/events')) open.add(request);
  });
  const close = (request: unknown) => void open.delete(request);
  page.on('requestfinished', close);
  page.on('requestfailed', close);
  // the loader of TypeScript names inner functions by a helper that the page does not have
  await page.addInitScript('globalThis.__name ??= (named) => named');
  await page.addInitScript(recordShifts);
  return {
    async untilQuiet() {
      do await page.evaluate(calm);
      while (open.size > 0);
    },
    async shifts() {
      const all = await page.evaluate(() => window.layoutShifts ?? []);
      return {
        sum: all.reduce((sum, { value }) => sum + value, 0),
        what: all.map(({ value, what }) => `${value.toFixed(4)} ${what}`).join('\n'),
      };
    },
  };
}
