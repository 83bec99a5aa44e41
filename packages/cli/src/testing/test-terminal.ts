import type { ExitCode } from '../command.js';
import { runCommandLine } from '../run-command-line.js';

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command is given beside its arguments. */
export interface Surroundings {
  readonly input?: string;
  /** Answers to what is asked, in their order; absent: nobody is there. */
  readonly answers?: readonly string[];
  readonly stopped?: AbortSignal;
  /** Hears what is printed, as it is. */
  readonly onPrint?: (text: string) => void;
}

/** Runs the command line in this process. */
export async function runCli(
  args: readonly string[],
  { input = '', answers, stopped = new AbortController().signal, onPrint }: Surroundings = {},
): Promise<Ended> {
  const said = { stdout: '', stderr: '' };
  const left = [...(answers ?? [])];
  const code = await runCommandLine(args, {
    print: (text) => {
      said.stdout += text;
      onPrint?.(text);
    },
    tell: (text) => (said.stderr += text),
    readInput: async () => input,
    ...(answers && { ask: async () => left.shift() ?? '' }),
    stopped,
  });
  return { code, ...said };
}
