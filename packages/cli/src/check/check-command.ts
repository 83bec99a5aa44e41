import { mappedAdapter, type Mapping } from '@partner-journey/client/mapping';
import { readArguments, repeatable } from '../arguments.js';
import { CommandError, UsageError, type Command } from '../command.js';
import { readJsonFiles } from '../json-files.js';
import { headersOf } from '../read-headers.js';
import { parseJson, readJsonFile } from '../read-json-file.js';
import type { Terminal } from '../terminal/terminal.js';
import { checkContractHost } from './check-contract-host.js';
import { checkFiles } from './check-files.js';
import { checkMappedHost, checkMappingFile } from './check-mapped-host.js';
import { checkWrites } from './check-writes.js';
import { Checkup } from './checkup.js';
import { LostRows } from './lost-rows.js';
import { MappedCors } from './mapped-cors.js';
import { describeReport } from './report.js';
import { writableByContract, writableByMapping } from './writable-hosts.js';

const help = `Reads all that a host serves, or documents in files, and says what does not fit, where, and what to do about it.

Usage: partner-journey check <base address> [options]                   a host that serves the contract
       partner-journey check [base address] --mapping mapping.json …    a host that is mapped
       partner-journey check <file or folder…>                          documents of the contract, mappings

  --mapping <file>       how the host is read and written
  --settings <json>      what the page knows: "$settings" of the mapping, as JSON or the name of a file
  --token <token>        who asks (PARTNER_JOURNEY_TOKEN)
  --header <name: value> goes with every request to a host of the contract; may be repeated
  --origin <origin>      also see whether a page of this origin may ask (CORS)
  --write                also write: one change of a step (start, complete or comment) and one piece of feedback, each
                         twice with one id where a mapping does not forbid it. They are real and stay. Without this
                         nothing is written
  --step <id>            the step to change
  --json                 the report as JSON: {looks, findings: [{level, entity, source, path, expected, got, fix}]}

Exit codes: 0 no errors · 1 errors, or it could not be done · 2 wrong use
`;

const options = {
  mapping: { type: 'string' },
  api: { type: 'string' },
  settings: { type: 'string' },
  token: { type: 'string' },
  header: repeatable,
  origin: { type: 'string' },
  write: { type: 'boolean' },
  step: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** What the arguments say, but for what is checked. */
type Values = ReturnType<typeof readArguments<typeof options>>['values'];

/** Checks a host, or documents in files. */
export const checkCommand: Command = {
  name: 'check',
  summary: 'checks a host or documents: path, expected, got, how to fix it',
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options);
    const checkup = new Checkup();
    const address = values.api ?? positionals.find(isAddress);
    if (values.mapping !== undefined)
      await checkMapped(checkup, values.mapping, { values, address, terminal });
    else if (address !== undefined) await checkServed(checkup, address, { values, terminal });
    else if (positionals.length > 0) await checkFiles(checkup, await readJsonFiles(positionals));
    else throw new UsageError('Name the base address of a host, or files');
    const report = checkup.finish();
    terminal.print(values.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report));
    return report.findings.some(({ level }) => level === 'error') ? 1 : 0;
  },
};

async function checkServed(
  checkup: Checkup,
  base: string,
  { values, terminal }: { readonly values: Values; readonly terminal: Terminal },
): Promise<void> {
  const token = tokenOf(values);
  const headers = {
    ...headersOf(values.header),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
  };
  const address = { base: base.replace(/\/+$/, ''), headers };
  const { session, journeys } = await checkContractHost(checkup, { address, origin: values.origin });
  if (!values.write || !session) return;
  const tell = (words: string) => terminal.tell(words);
  const write = { session, journeys, stepId: values.step, mayRepeat: () => true, tell };
  await checkWrites(checkup, writableByContract(address), write);
}

async function checkMapped(
  checkup: Checkup,
  file: string,
  {
    values,
    address,
    terminal,
  }: { readonly values: Values; readonly address: string | undefined; readonly terminal: Terminal },
): Promise<void> {
  const mapping = (await readJsonFile(file)) as Mapping;
  if (!(await checkMappingFile(checkup, file, mapping))) return;
  const api = mapping.api ?? address;
  if (api === undefined)
    throw new UsageError('Give the base address of the API with --api, or as "api" in the mapping');
  const token = tokenOf(values);
  const settings = await readSettings(values.settings);
  const { origin } = values;
  const seen = { checkup, mapping, api, hasToken: token !== undefined };
  const cors = origin === undefined ? undefined : new MappedCors({ ...seen, origin });
  const lostRows = new LostRows(mapping);
  const adapter = mappedAdapter({
    mapping,
    api,
    settings,
    fetch: lostRows.watchFetch(cors?.fetch ?? globalThis.fetch),
    ...(token !== undefined && { token: () => token }),
  });
  const { session, journeys } = await checkMappedHost(checkup, lostRows.watchReads(adapter), mapping);
  lostRows.tell(checkup);
  await cors?.changes();
  if (values.write && session) {
    const tell = (words: string) => terminal.tell(words);
    const write = { session, journeys, stepId: values.step, mayRepeat: mayRepeatBy(mapping), tell };
    await checkWrites(checkup, writableByMapping(adapter, mapping), write);
  }
  cors?.tell();
}

function mayRepeatBy({ changes }: Mapping): (kind: string) => boolean {
  return (kind) => (changes?.[kind as keyof typeof changes]?.again ?? 'ask') !== 'ask';
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

function tokenOf({ token }: Values): string | undefined {
  return token ?? (process.env['PARTNER_JOURNEY_TOKEN'] || undefined);
}

async function readSettings(given: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (given === undefined) return {};
  const settings = given.trimStart().startsWith('{')
    ? parseJson(given, '--settings')
    : await readJsonFile(given);
  if (typeof settings === 'object' && settings !== null && !Array.isArray(settings)) return { ...settings };
  throw new CommandError('--settings is an object, such as {"userId": 7}');
}
