import { checkMapping } from '@partner-journey/client/mapping';
import { writeFile } from 'node:fs/promises';
import { readArguments } from '../arguments.js';
import { CommandError, UsageError, type Command } from '../command.js';
import { headersOf } from '../read-headers.js';
import type { Terminal } from '../terminal/terminal.js';
import { explain } from './explain.js';
import { gatherKnowledge } from './gather-knowledge.js';
import { proposeMapping } from './propose-mapping.js';

const help = `Proposes a mapping for an API of another shape, and says what it understood.

Usage: partner-journey init <file or folder…> [options]             sample answers: users/me.json is the answer of GET /users/me
       partner-journey init <openapi.yaml or its address> [options]   an OpenAPI 3 document, JSON or YAML; tells of writes too
       partner-journey init <base address> --get <path>… [options]    a live API
       partner-journey init                                           asks for these, where there is somebody to answer

  --get <path>            a path below the base address to ask; may be repeated. Nothing is written to the host
  --header <name: value>  goes with every request; may be repeated
  --out <file>            where the mapping goes                    (default: standard output)
  --force                 write over a file that is there already

A file may also be {"path": "/tasks?page=1", "headers": {…}, "body": …}: with the headers paging by Link is understood.

Exit codes: 0 a mapping was proposed · 1 it could not be · 2 wrong use
`;

const options = {
  get: { type: 'string', multiple: true, default: [] as string[] },
  header: { type: 'string', multiple: true, default: [] as string[] },
  out: { type: 'string' },
  force: { type: 'boolean' },
} as const;

/** Proposes a mapping. */
export const initCommand: Command = {
  name: 'init',
  summary: 'proposes a mapping from sample answers, OpenAPI or a live API',
  help,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, options);
    const given = positionals.length > 0 ? { sources: positionals, paths: values.get } : await ask(terminal);
    const knowledge = await gatherKnowledge({ ...given, headers: headersOf(values.header) });
    if (knowledge.samples.length === 0)
      throw new CommandError('There is no answer to learn from in what was given');
    const proposal = proposeMapping(knowledge);
    terminal.tell(explain(proposal));
    const [problem] = await checkMapping(proposal.mapping);
    if (problem) throw new CommandError(`No mapping could be made: ${problem.path}: ${problem.message}`);
    // who is looking is always said, by something made up if need be
    if (Object.keys(proposal.mapping.reads).length === 1)
      throw new CommandError(
        'Nothing was understood of what was given: no steps, resources, feedback or news. Give other samples, or write the mapping by the guide “Map your API”',
      );
    const text = `${JSON.stringify(proposal.mapping, null, 2)}\n`;
    if (values.out === undefined) terminal.print(text);
    else await save(values.out, text, values.force === true);
    if (values.out !== undefined) terminal.tell(`Written to ${values.out}\n`);
    return 0;
  },
};

async function ask({
  ask: question,
}: Terminal): Promise<{ sources: readonly string[]; paths: readonly string[] }> {
  if (!question)
    throw new UsageError(
      'Name sample answers, an OpenAPI document, or the base address of an API with --get',
    );
  const source = await question(
    'Sample answers (file or folder), an OpenAPI document, or the base address of the API: ',
  );
  if (source === '') throw new UsageError('Without any of these nothing can be proposed');
  if (!/^https?:/i.test(source) || /\.(json|ya?ml)$/i.test(source)) return { sources: [source], paths: [] };
  const paths = await question('Paths to ask, separated by blanks (such as /users/me /tasks): ');
  return { sources: [source], paths: paths.split(/[\s,]+/).filter((path) => path !== '') };
}

async function save(file: string, text: string, isForced: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: isForced ? 'w' : 'wx' });
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST')
      throw new CommandError(`${file} is there already: name another file, or add --force to write over it`);
    throw new CommandError(
      `${file} cannot be written (${code}): name a folder that is there and may be written to`,
    );
  }
}
