import { sql } from 'drizzle-orm';
import { writeTogether, type Database } from '../database/database.js';
import { openDatabase } from '../database/open-database.js';
import { events } from '../database/schema/index.js';
import { appendEvents } from '../live/event-log.js';

/**
 * A process that writes live messages in many transactions at once, some slower than others after they have their number.
 * Arguments: the database, who hands out numbers (`host`, or a plain `sequence` of that name), and how many to write.
 */
const [databaseUrl = '', numbers = 'host', count = '0'] = process.argv.slice(2);
const connections = 8;
const tenantId = 'acme';

async function append(transaction: Database): Promise<void> {
  if (numbers === 'host') {
    const options = { now: new Date(), kept: 1_000_000 };
    return appendEvents(transaction, tenantId, [{ entity: 'insights' }], options);
  }
  await transaction.insert(events).values({
    tenantId,
    id: sql`nextval('sequence')`,
    programOnly: false,
    entity: 'insights',
    at: new Date(),
  });
}

const { database, close } = await openDatabase({ databaseUrl, poolSize: connections }, () => undefined);
let left = Number(count);
async function write(): Promise<void> {
  while (left > 0) {
    left -= 1;
    await writeTogether(database, async (transaction) => {
      await append(transaction);
      // a commit takes as long as it takes: on a busy server, or with a replica that confirms it
      await transaction.execute(sql`select pg_sleep(random() * 0.005)`);
    });
  }
}
await Promise.all(Array.from({ length: connections }, () => write()));
await close();
