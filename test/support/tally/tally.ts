import { readFile, writeFile } from 'node:fs/promises';

/** How a suite ended. */
export interface Tally {
  readonly passed: number;
  /** Also counts skipped tests and files that could not be run: nothing may be left out on the quiet. */
  readonly failed: number;
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
