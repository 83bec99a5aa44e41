/** A page whose widgets are answered oddly, and what it says about that. */
import type { Page } from 'playwright-core';
import type { OddGround } from './odd-host.js';

export interface OddPageOptions {
  /** The widgets, as markup. */
  readonly body: string;
  /** What stands in for the documents of a good host, by path and as text. */
  readonly documents: Readonly<Record<string, string>>;
  /** A script that runs in the page first. */
  readonly first?: string;
  /** Hears of errors nobody caught. */
  readonly uncaught: string[];
}

/** Opens it on a device nobody has used before. */
export async function openOddPage(ground: OddGround, options: OddPageOptions): Promise<Page> {
  const { body, documents, first = '', uncaught } = options;
  const { browser, host } = ground;
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => uncaught.push(String(error.stack)));
  host.asked.length = 0;
  host.answer = ({ method, path }) => {
    const text = documents[path.split('?')[0] ?? ''];
    return method === 'GET' && text !== undefined ? { body: text } : undefined;
  };
  const root = `<partner-journey api="${host.api}">${body}</partner-journey>`;
  const token = `document.querySelector('partner-journey').token = () => 'a token';`;
  await page.goto(
    ground.page('odd', `<script>${first}</script>${root}<script type="module">${token}</script>`),
  );
  return page;
}
