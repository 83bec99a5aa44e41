import { readFile, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { repositoryRoot } from '../repository.js';

/** How a suite ended. */
export interface Tally {
  readonly passed: number;
  /** What failed and why; also skipped tests and files that could not be run: nothing may be left out on the quiet. */
  readonly failures: readonly string[];
}

const longestReason = 600;

/** Says in a short text what failed, where, and why. */
export function describeFailure(name: string, file: string | undefined, reason: string): string {
  const place = file === undefined ? '' : ` (${relative(repositoryRoot, file)})`;
  return `${name}${place}: ${reason.slice(0, longestReason)}`;
}

const variable = 'PARTNER_JOURNEY_TALLY';

/** The environment under which a suite's process writes its tally to this file. */
export function tallyEnvironment(file: string): Record<string, string> {
  return { [variable]: file };
}

/** Writes the tally where the process that started this one wants it; does nothing when nobody does. */
export async function writeTally(tally: Tally): Promise<void> {
  const file = process.env[variable];
  if (file !== undefined) await writeFile(file, JSON.stringify(tally));
}

/** Reads what a suite wrote; undefined when it wrote nothing. */
export async function readTally(file: string): Promise<Tally | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Tally);
}
