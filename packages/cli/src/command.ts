import type { Terminal } from './terminal/terminal.js';

/** 0: all is well · 1: something was found, or could not be done · 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** One thing the command line can do. */
export interface Command {
  /** What is typed. */
  readonly name: string;
  /** What it does, in a line. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string;
  /**
   * @throws {UsageError} when the arguments cannot be understood.
   * @throws {CommandError} when it cannot be done.
   */
  run(args: readonly string[], terminal: Terminal): Promise<ExitCode>;
}

/** Why the arguments cannot be understood: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError' as const;
}

/** Why something could not be done, and what to do about it: exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError' as const;
}
