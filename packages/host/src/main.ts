import { readFile } from 'node:fs/promises';
import { helpText, readCommand, UsageError, type Command } from './command-line.js';
import { describePlace } from './database/open-database.js';
import { HostStartError } from './database/start-error.js';
import { startHost, type RunningHost } from './server.js';

const name = 'partner-journey-host';

async function run(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.name === 'help') process.stdout.write(helpText);
  else if (command.name === 'version') process.stdout.write(`${await readVersion()}\n`);
  else await serve(command);
}

async function serve({
  port,
  place,
  allowedOrigins,
  isSeeded,
}: Extract<Command, { name: 'start' }>): Promise<void> {
  const running = await startHost({
    port,
    ...place,
    ...(allowedOrigins && { allowedOrigins }),
    ...(!isSeeded && { seed: () => [] }),
  });
  stopOnSignal(running);
  process.stdout.write(`${name} serves ${running.url} from ${describePlace(place)}\n`);
}

/** The first signal stops in order; the second ends at once. */
function stopOnSignal(running: RunningHost): void {
  let isStopping = false;
  const handleSignal = () => {
    if (isStopping) process.exit(1);
    isStopping = true;
    running.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', handleSignal);
  process.on('SIGTERM', handleSignal);
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function fail(error: unknown): void {
  const isExpected = error instanceof UsageError || error instanceof HostStartError;
  const reason = isExpected || !(error instanceof Error) ? (error as Error).message : error.stack;
  const hint = error instanceof UsageError ? `. Try ${name} --help` : '';
  process.stderr.write(`${name}: ${reason}${hint}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
  process.exit();
}

run().catch(fail);
