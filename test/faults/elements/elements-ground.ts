/** Where the built elements are watched in a real browser: the real host in its process, and a portal's pages. */
import type { Browser } from 'playwright-core';
import { servePages, type PageServer } from '../../flow/support/page-server.js';
import { launchBrowser } from '../../support/launch-browser.js';
import { repositoryRoot } from '../../support/repository.js';
import { laneOf } from '../host/fault-program.js';
import { startFaultHost, type FaultHost } from '../host/start-fault-host.js';

export interface ElementsGround {
  readonly browser: Browser;
  readonly host: FaultHost;
  readonly pages: PageServer;
  /** Address of the API. */
  readonly api: string;
  /** Makes a page with the script of the built elements and this body; gives its address. */
  page(name: string, body: string): string;
  stop(): Promise<void>;
}

export const widgetTags = ['progress', 'checklist', 'feedback', 'resources'].map((name) => `journey-${name}`);
/** All widgets, as markup. */
export const widgets = widgetTags.map((tag) => `<${tag}></${tag}>`).join('');
const script = '/packages/elements/dist/cdn/partner-journey.js';

/** Starts everything; each of the host's lanes is one person with a journey that nobody else may see. */
export async function prepareElementsGround(lanes = 1): Promise<ElementsGround> {
  const [browser, host, pages] = await Promise.all([
    launchBrowser(),
    startFaultHost(lanes),
    servePages(repositoryRoot),
  ]);
  return {
    ...{ browser, host, pages, api: `${host.origin}/api/v1` },
    page: (name, body) => makePage(pages, name, body),
    async stop() {
      await browser.close();
      await pages.close();
      await host.stop();
    },
  };
}

/** Makes a page of the portal with the script of the built elements and this body; gives its address. */
export function makePage(pages: PageServer, name: string, body: string): string {
  const head = `<title>Portal</title><link rel="icon" href="data:,"><script type="module" src="${script}"></script>`;
  // the loader of TypeScript names inner functions by a helper that the page does not have
  const names = '<script>globalThis.__name = (named) => named;</script>';
  pages.pages.set(`/${name}`, {
    html: `<!doctype html><html lang="en">${head}${names}<body>${body}</body></html>`,
  });
  return `${pages.origin}/${name}`;
}

/** The root with all widgets, for the person of one lane. */
export function rootOf(api: string, lane = 0): string {
  return `<partner-journey api="${api}" viewer-key="viewer-${lane}">${widgets}</partner-journey>
    <script type="module">document.querySelector('partner-journey').token = () => '${laneOf(lane).token}';</script>`;
}
