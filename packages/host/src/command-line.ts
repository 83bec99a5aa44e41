import { parseArgs } from 'node:util';

/** What the command is asked to do. */
export type Command =
  | { readonly name: 'help' }
  | { readonly name: 'version' }
  | {
      readonly name: 'start';
      readonly port: number;
      readonly dataDir: string;
      readonly allowedOrigins?: readonly string[];
      readonly isSeeded: boolean;
    };

/** Why the arguments cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

/** What `--help` prints. */
export const helpText = `Serves the Partner Journey contract from a database in a folder, on this machine only.

Usage: partner-journey-host [options]

  --port <number>     port to listen on; 0 takes a free one   (PORT, default 8787)
  --data <folder>     where the database is, or will be       (PARTNER_JOURNEY_DATA, default ./.data/partner-journey)
  --origins <list>    origins of the pages that may call it,  (PARTNER_JOURNEY_ORIGINS, default: pages of this
                      separated by commas                      machine, at any port)
  --no-seed           start without the demo's program
  --help              print this
  --version           print the version
`;

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  origins: { type: 'string' },
  'no-seed': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

/**
 * Reads the arguments and the environment; arguments win, and an empty variable counts as absent.
 * @throws {UsageError} saying what is wrong.
 */
export function readCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  const values = parse(args);
  if (values.help) return { name: 'help' };
  if (values.version) return { name: 'version' };
  const origins = values.origins ?? (environment['PARTNER_JOURNEY_ORIGINS'] || undefined);
  return {
    name: 'start',
    port: readPort(values.port ?? (environment['PORT'] || '8787')),
    dataDir: readFolder(values.data ?? (environment['PARTNER_JOURNEY_DATA'] || './.data/partner-journey')),
    ...(origins !== undefined && { allowedOrigins: readOrigins(origins) }),
    isSeeded: values['no-seed'] !== true,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) throw new UsageError(`A port is a number from 0 to 65535, not "${text}"`);
  return port;
}

function readFolder(text: string): string {
  if (text.trim() === '') throw new UsageError('--data needs the name of a folder');
  return text;
}

function readOrigins(text: string): string[] {
  const origins = text.split(',').map((one) => one.trim());
  const wrong = origins.find((one) => !URL.canParse(one) || new URL(one).origin !== one);
  if (wrong !== undefined) {
    throw new UsageError(`An origin looks like https://portal.example, without a path; "${wrong}" does not`);
  }
  return origins;
}
