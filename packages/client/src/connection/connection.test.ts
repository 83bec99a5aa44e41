import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { QueryKind } from '../adapters/query.js';
import { ContractError } from '../errors/contract-error.js';
import { HostResponseError } from '../errors/host-response-error.js';
import { HostTimeoutError } from '../errors/host-timeout-error.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import type { JourneyError } from '../errors/journey-error.js';
import { UnexpectedPageError } from '../errors/unexpected-page-error.js';
import { FakeClock } from '../testing/fake-clock.js';
import { Connection } from './connection.js';

/** A page of which only the events are real. */
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
const scope = new EventTarget();

beforeEach(() => {
  Object.assign(globalThis, { document: page, addEventListener: scope.addEventListener.bind(scope) });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'document');
  Reflect.deleteProperty(globalThis, 'addEventListener');
});

function setup() {
  const clock = new FakeClock();
  const log: string[] = [];
  const connection = new Connection({
    clock,
    onChange: (online) => log.push(online ? 'online' : 'offline'),
    onWake: () => log.push('wake'),
    onHidden: () => log.push('hidden'),
    onSleep: () => log.push('sleep'),
  });
  connection.open();
  return { clock, connection, log };
}

describe('Connection', () => {
  it('judges by what requests did, and tells only what is new', () => {
    const { connection, log } = setup();

    connection.reached();
    connection.reached();
    connection.failed(new HostUnreachableError('away'));
    connection.failed(new HostTimeoutError('slow'));
    connection.reached();

    assert.deepEqual(log, ['online', 'offline', 'online']);
  });

  it('counts any answer as reached', () => {
    const { connection, log } = setup();

    connection.failed(new HostResponseError('no', { status: 404 }));
    connection.failed(new ContractError('GET /x', []));

    assert.deepEqual(log, ['online']);
  });

  it('tells what is news: once that the host is away, and once that a page came in its place', () => {
    const { connection } = setup();
    const page = new UnexpectedPageError('GET /journeys was answered with a page');
    const away = new HostUnreachableError('away');
    const fails = (error: JourneyError, asked?: QueryKind) => connection.failed(error, asked);

    connection.reached('session');
    assert.deepEqual(
      [fails(page, 'session'), fails(page, 'journeys'), fails(page, 'session')],
      [true, false, false],
    );
    connection.reached('session');
    connection.reached('journeys');
    assert.deepEqual(
      [fails(page, 'session'), fails(away, 'session'), fails(away, 'session')],
      [true, true, false],
    );
  });

  it('tells once of an address that answers with a page while the others are there', () => {
    const { connection } = setup();
    const page = new UnexpectedPageError('a page');
    connection.reached('session');

    const told = [1, 2, 3].map(() => {
      const isNews = connection.failed(page, 'surveys');
      connection.reached('session');
      return isNews;
    });

    assert.deepEqual([...told, connection.failed(page)], [true, false, false, true]);
  });

  it('wakes again and again while the host is away, never later than after a minute and a half', async () => {
    const { clock, connection, log } = setup();
    for (let count = 0; count < 12; count += 1) {
      connection.failed(new HostUnreachableError('away'));
      await clock.pass(90_000);
    }

    assert.equal(log.filter((item) => item === 'wake').length, 12);
    assert.equal(clock.timers, 0);
  });

  it('asks a busy host again some time after that said, once for all requests', async () => {
    const { clock, connection, log } = setup();
    for (let count = 0; count < 5; count += 1) {
      connection.failed(new HostResponseError('busy', { status: 503, retryAfterMs: 9_000 }));
    }

    await clock.pass(8_999);
    assert.deepEqual(log, ['online']);
    await clock.pass(30_001);
    assert.deepEqual(log, ['online', 'wake']);
  });

  it('takes what the browser says for a reason to try, whatever it is worth', () => {
    const { log } = setup();

    scope.dispatchEvent(new Event('offline'));
    scope.dispatchEvent(new Event('online'));
    page.dispatchEvent(new Event('visibilitychange'));
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    page.visibilityState = 'visible';

    assert.deepEqual(log, ['wake', 'wake']);
  });

  it('wakes once when somebody comes back, whether the page is seen or gets the focus first', async () => {
    const { clock, log } = setup();
    const seen = () => page.dispatchEvent(new Event('visibilitychange'));
    const focused = () => scope.dispatchEvent(new Event('focus'));

    focused();
    assert.deepEqual(log, ['wake'], 'from another window');

    await clock.pass(60_000);
    seen();
    await clock.pass(50);
    focused();
    await clock.pass(60_000);
    focused();
    await clock.pass(50);
    seen();

    assert.deepEqual(log, ['wake', 'wake', 'wake']);
  });

  it('does not take it for a return when a frame of the page gives the focus back', async () => {
    const { clock, log } = setup();
    scope.dispatchEvent(new Event('focus'));

    for (let count = 0; count < 5; count += 1) {
      await clock.pass(1_500);
      scope.dispatchEvent(new Event('focus'));
    }

    assert.deepEqual(log, ['wake']);
  });

  it('sleeps with the page, and wakes when that comes back from the cache', () => {
    const { log } = setup();

    scope.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: false }));
    assert.deepEqual(log, [], 'a page that is gone needs no sleep');
    scope.dispatchEvent(Object.assign(new Event('pagehide'), { persisted: true }));
    scope.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: false }));
    scope.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));

    assert.deepEqual(log, ['sleep', 'wake']);
  });

  it('rests when nobody has seen the page for a minute', async () => {
    const { clock, log } = setup();
    const look = (visibilityState: string) => {
      page.visibilityState = visibilityState;
      page.dispatchEvent(new Event('visibilitychange'));
    };

    look('hidden');
    await clock.pass(59_000);
    look('visible');
    look('hidden');
    await clock.pass(59_000);
    assert.deepEqual(log, ['wake']);

    await clock.pass(2_000);
    look('visible');
    assert.deepEqual(log, ['wake', 'hidden', 'wake']);
  });

  it('sleeps when the browser freezes the page', () => {
    const { log } = setup();

    page.dispatchEvent(new Event('freeze'));
    page.dispatchEvent(new Event('resume'));

    assert.deepEqual(log, ['sleep', 'wake']);
  });

  it('wakes once when a frozen page thaws and is seen', async () => {
    const { clock, log } = setup();
    scope.dispatchEvent(new Event('focus'));
    page.visibilityState = 'hidden';
    page.dispatchEvent(new Event('visibilitychange'));
    page.dispatchEvent(new Event('freeze'));

    page.dispatchEvent(new Event('resume'));
    scope.dispatchEvent(new Event('focus'));
    assert.deepEqual(log, ['wake', 'sleep'], 'nobody sees it yet');
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    await clock.pass(50);
    page.dispatchEvent(new Event('resume'));

    assert.deepEqual(log, ['wake', 'sleep', 'wake']);
  });

  it('leaves no listener and no timer behind', () => {
    const { clock, connection, log } = setup();
    connection.failed(new HostUnreachableError('away'));

    connection.close();
    connection.failed(new HostUnreachableError('away'));
    scope.dispatchEvent(new Event('online'));
    page.dispatchEvent(new Event('visibilitychange'));

    assert.deepEqual([log, clock.timers], [['offline'], 0]);
  });

  it('can be opened again', () => {
    const { connection, log } = setup();
    connection.close();

    connection.open();
    connection.open();
    scope.dispatchEvent(new Event('online'));

    assert.deepEqual(log, ['wake']);
  });
});
