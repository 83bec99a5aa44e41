import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCommand, UsageError } from './command-line.js';
import { runNode } from './testing/run-script.js';
import { hostCommand } from './testing/start-host-process.js';

describe('The arguments of partner-journey-host', () => {
  it('start it at its usual place when there are none', () => {
    const place = { dataDir: './.data/partner-journey' };
    const expected = { name: 'start', port: 8787, place, isSeeded: true };

    assert.deepEqual(readCommand([], {}), expected);
    assert.deepEqual(
      readCommand([], { PORT: '', PARTNER_JOURNEY_DATA: '', DATABASE_URL: '', PARTNER_JOURNEY_ORIGINS: '' }),
      expected,
    );
  });

  it('win over the environment', () => {
    const environment = {
      PORT: '1',
      PARTNER_JOURNEY_DATA: '/a',
      PARTNER_JOURNEY_ORIGINS: 'https://a.example, https://b.example',
    };
    const args = ['--port', '2', '--data=/b', '--origins', 'http://localhost:5173', '--no-seed'];

    assert.deepEqual(readCommand([], environment), {
      name: 'start',
      port: 1,
      place: { dataDir: '/a' },
      allowedOrigins: ['https://a.example', 'https://b.example'],
      isSeeded: true,
    });
    assert.deepEqual(readCommand(args, environment), {
      name: 'start',
      port: 2,
      place: { dataDir: '/b' },
      allowedOrigins: ['http://localhost:5173'],
      isSeeded: false,
    });
  });

  it('choose a database before a folder, and an argument before the environment', () => {
    const url = 'postgresql://host:secret@db.example:5432/journeys';
    const environment = { DATABASE_URL: url, PARTNER_JOURNEY_DATA: '/a', PARTNER_JOURNEY_POOL: '20' };
    const placeOf = (args: string[], variables: Record<string, string>) => {
      const command = readCommand(args, variables);
      return command.name === 'start' ? command.place : undefined;
    };

    assert.deepEqual(placeOf([], environment), { databaseUrl: url, poolSize: 20 });
    assert.deepEqual(placeOf(['--pool', '3'], environment), { databaseUrl: url, poolSize: 3 });
    assert.deepEqual(placeOf(['--data', '/b'], environment), { dataDir: '/b' });
    assert.deepEqual(placeOf(['--database-url', 'postgres:///other'], environment), {
      databaseUrl: 'postgres:///other',
      poolSize: 20,
    });
    assert.deepEqual(placeOf(['--database-url', url], {}), { databaseUrl: url, poolSize: 10 });
  });

  it('never repeat an address that may hold a password', () => {
    for (const address of ['mysql://me:secret@db/x', 'me:secret@db', '//secret']) {
      assert.throws(
        () => readCommand(['--database-url', address], {}),
        ({ message }: Error) => /postgresql:\/\/user:password@/.test(message) && !message.includes('secret'),
      );
    }
  });

  const wrong = [
    [['--colour'], /--colour/],
    [['start'], /start/],
    [['--port', 'many'], /from 0 to 65535, not "many"/],
    [['--port', '65536'], /from 0 to 65535/],
    [['--port', '-1'], /port/],
    [['--data', ''], /--data needs/],
    [['--origins', 'portal.example'], /"portal.example" does not/],
    [['--origins', 'https://portal.example/'], /without a path/],
    [['--no-seed=1'], /no-seed/],
    [['--data', '/a', '--database-url', 'postgres:///b'], /exclude each other/],
    [['--database-url', 'postgres:///b', '--pool', '0'], /from 1 to 9999, not "0"/],
    [['--pool', '5'], /--pool is for --database-url/],
  ] as const;
  for (const [args, message] of wrong) {
    it(`are refused when they are ${args.join(' ')}`, () => {
      assert.throws(
        () => readCommand(args, {}),
        (error: Error) => {
          assert.ok(error instanceof UsageError);
          assert.match(error.message, message);
          return true;
        },
      );
    });
  }

  it('show help and version, and point to the help when they are wrong', async () => {
    const [help, version, usage] = await Promise.all([
      runNode([...hostCommand, '--help']),
      runNode([...hostCommand, '--version']),
      runNode([...hostCommand, '--colour']),
    ]);

    assert.equal(help.code, 0);
    assert.match(help.stdout, /Usage: partner-journey-host/);
    assert.deepEqual([version.code, version.stdout], [0, '0.1.0\n']);
    assert.deepEqual([usage.code, usage.stdout], [2, '']);
    assert.match(usage.stderr, /^partner-journey-host: .*--colour.* Try partner-journey-host --help\n$/);
  });
});
