import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type pg from 'pg';
import { openBroadcast } from './postgres-broadcast.js';

/** More turns of promises than it takes to be done after the database has answered. */
const mostTurns = 12;

/** A broadcast whose database answers when the test says so, and is never connected to for listening. */
function setup() {
  const sent: string[] = [];
  let answer = () => {};
  const query = (_: string, [, payloads]: [string, string[]]) => {
    sent.push(...payloads);
    return new Promise<void>((resolve) => (answer = resolve));
  };
  const broadcast = openBroadcast({
    pool: { query } as unknown as pg.Pool,
    listenWith: { host: '127.0.0.1', port: 1 },
    log: () => {},
  });
  return { broadcast, sent, answer: () => answer() };
}

describe('News for other processes', () => {
  it('go out whenever they come while or after the database takes the ones before', async () => {
    for (let turns = 0; turns <= mostTurns; turns += 1) {
      const { broadcast, sent, answer } = setup();
      broadcast.send('first');
      answer();
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();

      broadcast.send('second');
      await new Promise(setImmediate);

      const texts = sent.map((payload) => payload.replace(/^[0-9a-f]{12}/, ''));
      assert.deepEqual(texts, ['first', 'second'], `${turns} turns later`);
      answer();
      await broadcast.close();
    }
  });
});
