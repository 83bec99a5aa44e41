import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { freePort, runExample } from './run-example.js';

const ownFile = (name) => readFile(new URL(`page/${name}`, import.meta.url), 'utf8');

/**
 * Starts a server with sample data and a page that shows it by a mapping, as `runExample` does.
 * @param {{ name: string, mapping: URL, settings?: object, start(port: number): Promise<{ url: string, signIn?(): Promise<string>, stop(): Promise<void> }> }} example
 */
export async function startExample({ name, mapping, settings = {}, start }) {
  await runExample({
    name: `${name}, mapped,`,
    async open() {
      const widgets = builtWidgets();
      const host = await start(await freePort());
      return { page: await pageOf({ name, mapping, settings, widgets, host }), stop: () => host.stop() };
    },
  });
}

/** The folder of what the script tag loads. */
function builtWidgets() {
  const folder = join(
    dirname(fileURLToPath(import.meta.resolve('@partner-journey/elements/package.json'))),
    'dist/cdn',
  );
  if (existsSync(join(folder, 'partner-journey.js'))) return folder;
  throw new Error('The SDK is not built yet. Run "npm run build" first.');
}

async function pageOf({ name, mapping, settings, widgets, host }) {
  const values = {
    name,
    api: host.url,
    attributes: host.signIn ? 'data-signs-in' : '',
    settings: JSON.stringify(settings).replaceAll('<', '\\u003c'),
  };
  const html = (await ownFile('page.html')).replaceAll(/\{\{(\w+)\}\}/g, (_, key) => values[key]);
  const folder = fileURLToPath(new URL('page', import.meta.url));
  const policy = [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src data:`,
    `connect-src 'self' ${new URL(host.url).origin}`,
    `require-trusted-types-for 'script'`,
    `trusted-types partner-journey`,
  ].join('; ');
  const page = new Hono();
  page.get('/', (context) => context.html(html, 200, { 'Content-Security-Policy': policy }));
  page.get('/mapping.json', async (context) => context.json(JSON.parse(await readFile(mapping, 'utf8'))));
  page.get('/token', async (context) => context.text(await host.signIn()));
  const script = { root: widgets, rewriteRequestPath: (path) => path.replace('/partner-journey', '') };
  page.get('/partner-journey/*', serveStatic(script));
  page.get('*', serveStatic({ root: folder }));
  return page;
}
