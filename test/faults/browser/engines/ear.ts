/**
 * Hears what the pages of engines say that have no line of their own to the test: each page posts it, numbered, to the
 * address behind the `#` of its own.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Said } from './page-voice.js';
import type { TabEars } from './engine.js';

export interface Ear {
  /** Listens for one tab; gives the address its pages post to. */
  listen(ears: TabEars): string;
  close(): Promise<void>;
}

export async function openEar(): Promise<Ear> {
  const tabs = new Map<string, Listener>();
  const server = createServer((request, response) => {
    void readSaid(request).then((said) => {
      response.writeHead(204).end();
      if (said) tabs.get(request.url ?? '')?.hear(said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    listen(ears) {
      const path = `/${tabs.size + 1}`;
      tabs.set(path, new Listener(ears));
      return `http://127.0.0.1:${port}${path}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readSaid(request: IncomingMessage): Promise<Said | undefined> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return JSON.parse(Buffer.concat(chunks).toString()) as Said;
  } catch {
    // who spoke has died in the middle of a word
    return undefined;
  }
}

/** Puts in order what arrives in any: each page of a tab has numbers of its own. */
export class Listener {
  readonly #ears: TabEars;
  readonly #pages = new Map<string, { next: number; readonly early: Map<number, Said> }>();
  #newest = '';

  constructor(ears: TabEars) {
    this.#ears = ears;
  }

  hear(said: Said): void {
    const page = this.#pages.get(said.page) ?? { next: 0, early: new Map<number, Said>() };
    if (!this.#pages.has(said.page)) {
      this.#pages.set(said.page, page);
      this.#newest = said.page;
      this.#ears.left();
    }
    page.early.set(said.number, said);
    for (let next = page.early.get(page.next); next; next = page.early.get(page.next)) {
      page.early.delete(page.next);
      page.next += 1;
      this.#pass(next);
    }
  }

  #pass({ page, told, uncaught }: Said): void {
    if (uncaught !== undefined) this.#ears.uncaught(uncaught);
    // the screen of a page that has gone is no longer what anybody sees
    if (told && (told.type !== 'screen' || page === this.#newest)) this.#ears.told(told);
  }
}
