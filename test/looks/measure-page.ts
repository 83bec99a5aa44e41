import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';

const entry = fileURLToPath(new URL('in-page/measure.ts', import.meta.url));

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'looks' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('The measure was not built.');
  return first.output[0].code;
}

let code: Promise<string> | undefined;

/**
 * Measures what a page shows; answers what is wrong with it, in words: text with less contrast than 4.5 (large: 3),
 * controls with less than 3, text that is cut off or has no room, what sticks out, targets smaller than 24 px, texts and
 * controls that lie over each other, and a page that scrolls sideways.
 * @param selector what is measured; the whole page where there is no such thing
 */
export async function measurePage(page: Page, selector = 'body'): Promise<readonly string[]> {
  code ??= bundle();
  // told by the debugger, so that no policy of the page is in the way
  return page.evaluate(`(() => { ${await code}; return looks.measure(${JSON.stringify(selector)}); })()`);
}
