import { eq, sql } from 'drizzle-orm';
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../database/open-database.js';
import { events } from '../database/schema/index.js';
import { loadSeed } from '../seed/load-seed.js';
import { postgres } from '../testing/every-database.js';
import { runNode } from '../testing/run-script.js';
import { testPrograms } from '../testing/test-program.js';
import { readEventsAfter } from './event-log.js';

const script = fileURLToPath(new URL('../testing/write-events.ts', import.meta.url));
const tenantId = 'acme';
const perProcess = 100;

/** For a log in which nothing may be written. */
function unexpected(line: string): never {
  throw new Error(line);
}

/** What a reader that always goes on after the last id it saw misses of what two processes write meanwhile. */
async function missedBy(test: TestContext, numbers: 'host' | 'sequence'): Promise<number[]> {
  const { place, remove } = await postgres.create();
  const { database, close } = await openDatabase(place, unexpected);
  test.after(async () => {
    await close();
    await remove();
  });
  for (const program of testPrograms()) await loadSeed(database, program, new Date());
  await database.execute(sql`create sequence sequence`);
  const seen = new Set<number>();
  let last = 0;
  const readOn = async () => {
    const found = await readEventsAfter(database, tenantId, { after: last, limit: 100 });
    found.forEach(({ number }) => seen.add(number));
    last = found.at(-1)?.number ?? last;
    return found.length;
  };

  const args = ['--import', import.meta.resolve('tsx'), '--conditions=source', script];
  let isWritten = false;
  const writers = [1, 2].map(() => runNode([...args, place.databaseUrl ?? '', numbers, String(perProcess)]));
  const writing = Promise.all(writers).then((ends) => {
    isWritten = true;
    assert.deepEqual(
      ends,
      [1, 2].map(() => ({ code: 0, stdout: '', stderr: '' })),
    );
  });
  while (!isWritten) await readOn();
  await writing;
  while ((await readOn()) > 0);

  const all = await database.select({ id: events.id }).from(events).where(eq(events.tenantId, tenantId));
  assert.equal(all.length, 2 * perProcess);
  return all.map(({ id }) => id).filter((id) => !seen.has(id));
}

describe('The order of live messages', () => {
  it('lets a reader miss nothing, while two processes write in many transactions at once', async (test) => {
    assert.deepEqual(await missedBy(test, 'host'), []);
  });

  it('is not that of a plain sequence, with which the same reader misses some', async (test) => {
    assert.notEqual((await missedBy(test, 'sequence')).length, 0);
  });
});
