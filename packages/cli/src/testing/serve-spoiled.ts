import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** An answer that a fault may change. */
export interface SpoilableAnswer {
  status: number;
  readonly headers: Headers;
  /** Its JSON, or any text. */
  body: unknown;
}

/** What is wrong with the answers to one request, such as `GET /surveys`. */
export type Faults = Readonly<
  Record<string, (answer: SpoilableAnswer, request: { readonly body: string }) => void>
>;

/** A host in front of another one. */
export interface SpoiledHost {
  readonly url: string;
  /** What it was asked for, in order: `GET /surveys`. */
  readonly asked: readonly string[];
  stop(): Promise<void>;
}

/** Serves what another host answers over real HTTP, with the faults there are to be in it. */
export async function serveSpoiled(target: string, faults: Faults = {}): Promise<SpoiledHost> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    void answerSpoiled({ request, response, target, faults });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answerSpoiled({
  request,
  response,
  target,
  faults,
}: {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: string;
  readonly faults: Faults;
}): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const body = await text(request);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string' && !/^(host|connection|content-length)$/.test(name))
      headers.set(name, value);
  }
  const answered = await fetch(`${target}${url}`, { method, headers, ...(body && { body }) });
  const isStream = answered.headers.get('Content-Type')?.startsWith('text/event-stream') === true;
  if (isStream) await answered.body?.cancel();
  const given = isStream ? '' : parsed(await answered.text());
  const answer = { status: answered.status, headers: new Headers(answered.headers), body: given };
  faults[`${method} ${url}`]?.(answer, { body });
  for (const name of ['content-length', 'transfer-encoding', 'connection']) answer.headers.delete(name);
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
