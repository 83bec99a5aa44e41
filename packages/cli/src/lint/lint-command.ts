import { readArguments } from '../arguments.js';
import { CommandError, UsageError, type Command, type ExitCode } from '../command.js';
import { parseJson, readJsonFile } from '../read-json-file.js';
import type { Terminal } from '../terminal/terminal.js';
import type { LintFinding } from './finding.js';
import { counted, countLevels } from '../counted.js';
import { lintJourney, lintRules } from './lint-journey.js';

const help = `Reviews journeys by backward design: outcomes first, somebody for every step, a date for every promise.

Usage: partner-journey lint <journey.json…> [options]
       … | partner-journey lint -

  --json     findings as JSON: [{file, rule, level, path, message, why, fix}]
  --strict   warnings count as well

Exit codes: 0 no errors · 1 errors (with --strict: or warnings), or a file that cannot be read · 2 wrong use

Rules:
${lintRules.map(({ name, level, why }) => `  ${name.padEnd(19)} ${level.padEnd(8)} ${why}`).join('\n')}
`;

interface FileFinding extends LintFinding {
  readonly file: string;
}

/** Reviews journey documents. */
export const lintCommand: Command = {
  name: 'lint',
  summary: 'reviews a journey: outcomes, owners, promises, order',
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      json: { type: 'boolean' },
      strict: { type: 'boolean' },
    });
    if (positionals.length === 0)
      throw new UsageError('Name a journey document, or - to read one from a pipe');
    const findings: FileFinding[] = [];
    for (const file of positionals) {
      const document = file === '-' ? await readPiped(terminal) : await readJsonFile(file);
      findings.push(...lintJourney(document).map((finding) => ({ file, ...finding })));
    }
    terminal.print(values.json ? `${JSON.stringify(findings, null, 2)}\n` : report(positionals, findings));
    return exitCodeOf(findings, values.strict === true);
  },
};

async function readPiped(terminal: Terminal): Promise<unknown> {
  const text = await terminal.readInput();
  if (text.trim() === '') throw new CommandError('Nothing was piped in: give a journey document as input');
  return parseJson(text, 'What was piped in');
}

function exitCodeOf(findings: readonly LintFinding[], isStrict: boolean): ExitCode {
  return findings.some(({ level }) => level === 'error' || isStrict) ? 1 : 0;
}

function report(files: readonly string[], findings: readonly FileFinding[]): string {
  const lines = files.flatMap((file) => {
    const own = findings.filter((finding) => finding.file === file);
    return own.length === 0 ? [] : [file, ...own.map(describe), ''];
  });
  return [...lines, `${countLevels(findings)} in ${counted(files.length, 'document')}`, ''].join('\n');
}

function describe({ level, rule, path, message, why, fix }: LintFinding): string {
  return [`  ${level} ${path || '/'} (${rule})`, `    ${message}`, `    Why: ${why}`, `    Do:  ${fix}`].join(
    '\n',
  );
}
