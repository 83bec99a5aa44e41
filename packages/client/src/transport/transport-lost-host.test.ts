import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FakeClock } from '../testing/fake-clock.js';
import { Transport } from './transport.js';

/** A transport whose host is a function of the test, with the tags it was asked with. */
function setup() {
  const clock = new FakeClock();
  const tags: (string | null)[] = [];
  const host = { answer: (): Response => Response.error() };
  const answering: typeof fetch = async (_, init) => {
    tags.push(new Headers(init?.headers).get('If-None-Match'));
    const answer = host.answer();
    if (answer.type === 'error') throw new TypeError('Failed to fetch');
    return answer;
  };
  const transport = new Transport({ api: 'https://portal.example/api', clock, fetch: answering });
  const { signal } = new AbortController();
  /** Reads, and gives the tags of its requests. */
  const read = async (etag?: string) => {
    const asked = tags.length;
    let isOver = false;
    const done = transport
      .request({ path: 'journeys', signal, etag })
      .catch(() => undefined)
      .finally(() => (isOver = true));
    while (!isOver) await clock.pass(10);
    await done;
    return tags.slice(asked);
  };
  return { host, read };
}

describe('A read of a host that was away the last time', () => {
  for (const [what, answer] of [
    ['cannot be reached', () => Response.error()],
    ['is busy', () => new Response('', { status: 503 })],
  ] as const) {
    it(`is not repeated at once while that ${what}, for all have lost it at the same moment`, async () => {
      const { host, read } = setup();
      host.answer = answer;
      assert.equal((await read()).length, 3);

      assert.deepEqual(await read(), [null]);
      host.answer = () => Response.json({});
      await read();
      host.answer = answer;

      assert.equal((await read()).length, 3);
    });
  }

  it('finds out at once whether it was the tag', async () => {
    const { read } = setup();
    await read();

    assert.deepEqual(await read('"1"'), ['"1"', null]);
  });
});
