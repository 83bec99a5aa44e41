import { readFile } from 'node:fs/promises';
import { CommandError, UsageError, type Command, type ExitCode } from './command.js';
import { checkCommand } from './check/check-command.js';
import { initCommand } from './init/init-command.js';
import { lintCommand } from './lint/lint-command.js';
import { mockCommand } from './mock/mock-command.js';
import type { Terminal } from './terminal/terminal.js';

const name = 'partner-journey';
const commands: readonly Command[] = [initCommand, checkCommand, lintCommand, mockCommand];

const help = `Helps to connect Partner Journey to an API.

Usage: ${name} <command> [options]

${commands.map((command) => `  ${command.name.padEnd(7)} ${command.summary}`).join('\n')}

  ${name} <command> --help   what a command takes
  ${name} --version          print the version

Exit codes: 0 all is well · 1 something was found, or could not be done · 2 the command was not understood
`;

/** Does what the arguments say; never throws. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await dispatch(args, terminal);
  } catch (error) {
    return explain(error, terminal);
  }
}

async function dispatch([first, ...rest]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (first === '--version' || first === '-v') terminal.print(`${await readVersion()}\n`);
  else if (first === undefined || first === '--help' || first === '-h' || first === 'help')
    terminal.print(help);
  else {
    const command = commands.find((one) => one.name === first);
    if (!command) throw new UsageError(`There is no command "${first}"`);
    if (!isHelp(rest)) return command.run(rest, terminal);
    terminal.print(command.help);
  }
  return first === undefined ? 2 : 0;
}

function isHelp(args: readonly string[]): boolean {
  const own = args.slice(0, args.includes('--') ? args.indexOf('--') : undefined);
  return own.includes('--help') || own.includes('-h');
}

function explain(error: unknown, terminal: Terminal): ExitCode {
  const isUsage = error instanceof UsageError;
  const words = error instanceof Error ? error.message : String(error);
  const sentence =
    isUsage || error instanceof CommandError ? words : `Something unforeseen happened: ${words}`;
  terminal.tell(`${name}: ${sentence.replace(/\.$/, '')}.${isUsage ? ` Try ${name} --help.` : ''}\n`);
  return isUsage ? 2 : 1;
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
