import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
};

/** A page as some portal would serve it. */
export interface Page {
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A portal's web server: our files from a folder, and pages by their path, which a test may change at any time. */
export interface PageServer {
  readonly origin: string;
  readonly pages: Map<string, Page>;
  close(): Promise<void>;
}

/** Starts a server on a free port of the loopback interface. */
export async function servePages(folder: string): Promise<PageServer> {
  const pages = new Map<string, Page>();
  const server = createServer((request, response) => {
    void answer(new URL(request.url ?? '/', 'http://localhost').pathname).then(
      ({ status, headers, body }) => {
        response.writeHead(status, headers).end(body);
      },
    );
  });

  async function answer(path: string) {
    const page = pages.get(path);
    if (page)
      return {
        status: 200,
        headers: { 'content-type': 'text/html; charset=utf-8', ...page.headers },
        body: page.html,
      };
    const file = normalize(join(folder, path));
    try {
      if (!file.startsWith(folder + sep)) throw new Error('outside');
      const headers = { 'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream' };
      return { status: 200, headers, body: await readFile(file) };
    } catch {
      return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not found' };
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    pages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
