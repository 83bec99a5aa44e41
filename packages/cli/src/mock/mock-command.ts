import { readArguments, readNumber, readWord, repeatable } from '../arguments.js';
import { UsageError, type Command } from '../command.js';
import { startMock } from './start-mock.js';

const help = `Serves sample data by contract v1 on this machine: reads, writes with receipts, and live news. All is gone when it ends.

Usage: partner-journey mock [options]

  --port <number>      port to listen on; 0 takes a free one     (default 8788)
  --fixture <name>     small, typical or hostile                 (default typical)
  --role <role>        partner, partner-admin or program         (default partner)
  --latency <ms>       how long every answer takes               (default 0)
  --origin <origin>    a page that may call it beside those of this machine; may be repeated

Then: <partner-journey api="http://127.0.0.1:8788/api/v1"></partner-journey>

Exit codes: 0 stopped (Ctrl+C) · 1 it cannot listen there · 2 wrong use
`;

const options = {
  port: { type: 'string', default: '8788' },
  fixture: { type: 'string', default: 'typical' },
  role: { type: 'string', default: 'partner' },
  latency: { type: 'string', default: '0' },
  origin: repeatable,
} as const;

/** Serves the fixtures of the contract. */
export const mockCommand: Command = {
  name: 'mock',
  summary: 'serves sample data by the contract, on this machine',
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options);
    if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is no option of mock`);
    const fixture = readWord('fixture', values.fixture, ['small', 'typical', 'hostile']);
    const mock = await startMock({
      port: readNumber('port', values.port, { from: 0, to: 65_535 }),
      fixture,
      role: readWord('role', values.role, ['partner', 'partner-admin', 'program']),
      latencyMs: readNumber('latency', values.latency, { from: 0, to: 60_000 }),
      origins: values.origin.map(readOrigin),
    });
    terminal.print(`partner-journey mock serves ${mock.url} (${fixture})\n`);
    await untilAborted(terminal.stopped);
    await mock.stop();
    return 0;
  },
};

function readOrigin(text: string): string {
  if (URL.canParse(text) && new URL(text).origin === text) return text;
  throw new UsageError(`An origin looks like https://portal.example, without a path; "${text}" does not`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
