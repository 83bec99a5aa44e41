import { sql } from 'drizzle-orm';
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { emptyDataFolder } from '../../testing/empty-folder.js';
import { postgres, type TestDatabase } from '../../testing/every-database.js';
import { runNode } from '../../testing/run-script.js';
import { hostCommand, startHostProcess } from '../../testing/start-host-process.js';
import { change, startTestHost } from '../../testing/test-host.js';
import type { Database } from '../database.js';
import { openDatabase } from '../open-database.js';

/** Rows of a statement, whichever driver is behind. */
async function rowsOf(database: Database, statement: string): Promise<Record<string, unknown>[]> {
  const result: unknown = await database.execute(sql.raw(statement));
  return (result as { rows: Record<string, unknown>[] }).rows;
}

/** For a log in which nothing may be written. */
function unexpected(line: string): never {
  throw new Error(line);
}

describe('A PostgreSQL database', () => {
  let empty: TestDatabase;
  before(async () => {
    empty = await postgres.create();
  });
  after(() => empty.remove());

  it('is brought up to date and seeded once by processes that start at the same moment', async (test) => {
    const hosts = await Promise.all([1, 2, 3].map(() => startHostProcess(empty.place)));
    test.after(() => Promise.all(hosts.map((host) => host.stop())));

    for (const { url } of hosts) {
      const session = await fetch(`${url}/session`, { headers: { Authorization: 'Bearer demo-ana' } });
      assert.equal(session.status, 200);
    }
    const { database, close } = await openDatabase(empty.place, unexpected);
    test.after(close);
    const applied = await rowsOf(database, 'select hash from drizzle.__drizzle_migrations');
    assert.equal(new Set(applied.map(({ hash }) => hash)).size, applied.length);
    assert.deepEqual(await rowsOf(database, 'select count(*)::int as count from tenants'), [{ count: 1 }]);
    assert.deepEqual(
      hosts.map(({ stderr }) => stderr),
      ['', '', ''],
    );
  });

  it('is named without its password, by the line that says where it is and by the one that says why not', async (test) => {
    const host = await startHostProcess(empty.place);
    test.after(() => host.stop());
    const url = new URL(empty.place.databaseUrl ?? '');
    assert.equal(
      host.stdout,
      `partner-journey-host serves ${host.url} from the database ${url.host}${url.pathname}\n`,
    );

    const wrong = [
      [{ pathname: '/nowhere' }, /there is no database of that name/],
      [{ password: 'mistaken' }, /the password is wrong/],
      [{ port: '1' }, /nothing listens there/],
    ] as const;
    const ends = wrong.map(([part]) =>
      runNode([...hostCommand, '--port=0', '--database-url', Object.assign(new URL(url), part).href]),
    );
    for (const [index, { code, stderr }] of (await Promise.all(ends)).entries()) {
      assert.equal(code, 1);
      assert.match(stderr, wrong[index]?.[1] ?? /./);
      assert.match(
        stderr,
        /^partner-journey-host: The database 127\.0\.0\.1:\d+\/\w+ .* or DATABASE_URL\.\n$/,
      );
      assert.ok(!stderr.includes(url.password) && !stderr.includes('mistaken'));
    }
  });

  it('may close all connections at any moment: nothing that was saved is lost, and requests go on', async (test) => {
    const host = await startTestHost(postgres, { poolSize: 3 });
    const admin = await openDatabase({ ...host.place, poolSize: 1 }, () => undefined);
    test.after(async () => {
      await admin.close();
      await host.stop();
    });
    const saved: string[] = [];
    const answered = new EventEmitter();
    const statuses = new Set<number>();
    let rounds = 0;
    const write = async () => {
      while (rounds < 20) {
        const text = `Comment ${Math.random()}`;
        const comment = change('step.comment', { journeyId: 'journey-1', stepId: 'task' }, { text });
        const { status } = await host.post({ changes: [comment] }, 'ann');
        statuses.add(status);
        if (status === 200) saved.push(comment.id);
        answered.emit('answer');
      }
    };
    const writers = [write(), write(), write(), write(), write()];
    for (; rounds < 20; rounds += 1) {
      const enough = saved.length + 2;
      while (saved.length < enough) await once(answered, 'answer');
      await rowsOf(
        admin.database,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      );
    }
    await Promise.all(writers);

    const entries = await rowsOf(
      admin.database,
      `select body->>'id' as id from history where step_id = 'task'`,
    );
    const ids = entries.map(({ id }) => id);
    assert.deepEqual(
      [...statuses].filter((status) => status !== 200 && status !== 503),
      [],
    );
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(
      saved.filter((id) => !ids.includes(id)),
      [],
    );
    await Promise.all(Array.from({ length: 20 }, () => host.get('/session', 'ann')));
  });

  it('has the same tables as the embedded one', async (test) => {
    const folder = await emptyDataFolder();
    const columns = `select table_name, column_name, data_type, is_nullable from information_schema.columns
      where table_schema = 'public' order by 1, 2`;
    const [server, embedded] = [
      await openDatabase(empty.place, unexpected),
      await openDatabase({ dataDir: folder.path }, unexpected),
    ];

    test.after(async () => {
      await Promise.all([server.close(), embedded.close()]);
      await folder.remove();
    });

    assert.deepEqual(await rowsOf(server.database, columns), await rowsOf(embedded.database, columns));
  });

  it('names the tenant in every key, so that it can be spread over servers by tenant', async (test) => {
    const { database, close } = await openDatabase(empty.place, unexpected);
    test.after(close);
    const keys = await rowsOf(
      database,
      `select conrelid::regclass::text as on_table, conname as name,
         (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) as first
       from pg_constraint where contype in ('p', 'u', 'f') and connamespace = 'public'::regnamespace`,
    );
    const indexes = await rowsOf(
      database,
      `select indexrelid::regclass::text as name from pg_index join pg_class on pg_class.oid = indrelid
       where indisunique and not indisprimary and relnamespace = 'public'::regnamespace`,
    );

    const strange = keys.filter(({ first }) => first !== 'tenant_id');
    assert.ok(keys.length > 30);
    assert.deepEqual(
      strange.map(({ on_table, first }) => `${on_table as string} ${first as string}`).sort(),
      ['tenants id', 'tokens hash'],
    );
    assert.deepEqual(indexes, [], 'no other index asks for something to be there once');
  });
});
