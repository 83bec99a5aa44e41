import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import { getMimeType } from 'hono/utils/mime';
import { build } from 'vite';

/** What the page is told: where the desk is, and who is signed in. */
export interface PageSettings {
  readonly url: string;
  readonly ticket: string;
}

/** Bundles the page as a portal would; gives what serves it, under a strict policy. */
export async function bundlePage(): Promise<(settings: PageSettings) => Hono> {
  const root = fileURLToPath(new URL('page', import.meta.url));
  const options = { write: false, modulePreload: { polyfill: false } };
  const built = await build({ root, configFile: false, logLevel: 'warn', build: options });
  const files = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  return (settings) => {
    const page = new Hono();
    page.get('/desk.json', (context) => context.json(settings));
    for (const file of files) {
      const headers = {
        'Content-Type': getMimeType(file.fileName) ?? 'application/octet-stream',
        'Content-Security-Policy': policyFor(settings),
      };
      const content = file.type === 'chunk' ? file.code : new Uint8Array(Buffer.from(file.source));
      for (const path of [`/${file.fileName}`, ...(file.fileName === 'index.html' ? ['/'] : [])])
        page.get(path, (context) => context.body(content, 200, headers));
    }
    return page;
  };
}

function policyFor({ url }: PageSettings): string {
  const { host } = new URL(url);
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src data:`,
    `connect-src 'self' ws://${host}`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');
}
