import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A host that answers GET with fixed answers, by path (with its search part where that is named), and notes what it is sent. */
export interface AnsweringHost {
  readonly url: string;
  /** What was written to it: `PATCH /tasks/1 {"state":2}`. */
  readonly written: readonly string[];
  stop(): Promise<void>;
}

/** Serves answers over real HTTP; what is not there is 404, and every other method is taken. */
export async function serveAnswers(
  answers: Readonly<Record<string, unknown>>,
  headersOf: (path: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<AnsweringHost> {
  const written: string[] = [];
  const server = createServer((request, response) => {
    const { method = 'GET', url = '/' } = request;
    const [path = ''] = url.split('?');
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      if (method !== 'GET') written.push(`${method} ${path} ${body}`);
      const answer = method === 'GET' ? (answers[decodeURIComponent(url)] ?? answers[path]) : {};
      response.writeHead(answer === undefined ? 404 : 200, {
        'Content-Type': 'application/json',
        ...headersOf(url),
      });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? { error: 'not found' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    written,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
