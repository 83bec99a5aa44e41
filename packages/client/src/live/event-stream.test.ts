import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { restAdapter } from '../rest-adapter.js';
import { FakeClock } from '../testing/fake-clock.js';
import { json, startHttpHost, type HttpHost } from '../testing/http-host.js';
import { until } from '../testing/until.js';

let host: HttpHost;
let clock: FakeClock;
let stop: AbortController;
let streams: ServerResponse[];
let heard: unknown[];

beforeEach(async () => {
  host = await startHttpHost();
  clock = new FakeClock();
  stop = new AbortController();
  streams = [];
  heard = [];
  host.answer = (response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write(': welcome\n\n');
    streams.push(response);
  };
});
afterEach(async () => {
  stop.abort();
  await host.close();
});

function watch(): void {
  const adapter = restAdapter({ api: `${host.url}/api`, clock, token: () => 'secret' });
  const listener = {
    onMessage: (message: unknown) => heard.push(message),
    onReset: () => heard.push('reset'),
    onConnectionChange: (connected: boolean) => heard.push(connected),
  };
  adapter.watch(listener, { signal: stop.signal, partnerId: 'p1' });
}

async function hear(text: string, count: number): Promise<void> {
  streams.at(-1)!.write(text);
  await until(`heard ${count}`, () => heard.length === count);
}

/** Lets the time to wait pass until the stream is opened again. */
async function reopened(count: number): Promise<void> {
  for (let tries = 0; host.requests.length < count && tries < 1_000; tries += 1) await clock.pass(1_000);
  assert.equal(host.requests.length, count);
}

describe('The stream of news', () => {
  it('is asked for with the token in a header, and hears messages', async () => {
    watch();
    await until('it stands', () => heard.length === 1);

    await hear('id: 1\ndata: {"id":"1","entity":"step"}\n\n', 2);

    assert.deepEqual(heard, [true, { id: '1', entity: 'step' }]);
    assert.deepEqual(
      [host.requests[0]?.url, host.requests[0]?.headers.authorization],
      ['/api/events?partnerId=p1', 'Bearer secret'],
    );
  });

  it('goes on after the last message when it ended', async () => {
    watch();
    await until('it stands', () => heard.length === 1);
    await hear('id: 41\ndata: {}\n\nid: 42\ndata: {}\n\n', 3);

    streams[0]!.end();
    await until('it ended', () => heard.at(-1) === false);
    await reopened(2);

    assert.equal(host.requests[1]?.url, '/api/events?partnerId=p1&lastEventId=42');
  });

  it('takes 45 silent seconds for a broken line, but no comment for silence', async () => {
    watch();
    await until('it stands', () => heard.length === 1 && clock.nextInMs === 45_000);
    await clock.pass(44_000);
    streams[0]!.write(': beat\n\n');
    await until('the comment is heard', () => clock.nextInMs === 45_000);
    await clock.pass(44_000);
    assert.deepEqual(heard, [true]);

    await clock.pass(1_000);
    await until('it is given up', () => heard.at(-1) === false);
    await reopened(2);
  });

  it('says that everything may be stale after a reset, or a message that cannot be read', async () => {
    watch();
    await until('it stands', () => heard.length === 1);

    await hear('id: 9\nevent: reset\ndata: {}\n\ndata: {oops\n\n', 3);

    assert.deepEqual(heard.slice(1), ['reset', 'reset']);
  });

  it('tries again later and later while the host refuses', async () => {
    host.answer = (response) => json(response, {}, 503);
    watch();
    await until('it was asked for', () => host.requests.length === 1);

    await reopened(6);

    assert.ok(heard.every((item) => item === false));
  });

  it('is closed at once when nobody listens any more, and not opened again', async () => {
    watch();
    await until('it stands', () => heard.length === 1);
    let isClosed = false;
    streams[0]!.on('close', () => (isClosed = true));

    stop.abort();

    await until('the host sees it', () => isClosed);
    await clock.pass(600_000);
    assert.deepEqual([host.requests.length, clock.timers], [1, 0]);
  });
});
