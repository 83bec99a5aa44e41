import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAdaptorServer } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const defaultPort = 5173;
const address = '127.0.0.1';
const ownFile = (name) => readFile(new URL(`page/${name}`, import.meta.url), 'utf8');

/**
 * Starts a server with sample data and a page that shows it by a mapping, until the process is told to end. `PORT` says
 * where the page is (5173); one line says that it is there.
 * @param {{ name: string, mapping: URL, settings?: object, start(port: number): Promise<{ url: string, signIn?(): Promise<string>, stop(): Promise<void> }> }} example
 */
export async function startExample({ name, mapping, settings = {}, start }) {
  let page = new Hono();
  const server = createAdaptorServer({ fetch: (request) => page.fetch(request) });
  let host;
  let ending;
  const end = (exitCode, message) => {
    if (message) process.stderr.write(`${message}\n`);
    ending ??= (async () => {
      server.close();
      server.closeAllConnections();
      await host?.stop();
      process.exit(exitCode);
    })();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(0));
  try {
    const widgets = builtWidgets();
    const port = await listen(server, Number(process.env.PORT || defaultPort));
    host = await start(await freePort());
    page = await pageOf({ name, mapping, settings, widgets, host });
    process.stdout.write(`${name}, mapped, is ready: http://localhost:${port}\n`);
  } catch (error) {
    end(1, error.message);
  }
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

async function listen(server, port) {
  server.listen(port, address);
  await once(server, 'listening').catch(({ code }) => {
    throw new Error(`Port ${port} cannot be used (${code}). Choose another one by PORT.`);
  });
  return server.address().port;
}

async function freePort() {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((resolve) => server.close(resolve));
  return port;
}
