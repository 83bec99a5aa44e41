import type { BrowserResult } from './run-browser-schedule.js';

const mustBeNone = ['lost', 'duplicated', 'reordered', 'false-saved', 'unwanted', 'stuck', 'uncaught'];

/** What came out of some schedules, in one line. */
export function sumUp(engine: string, results: readonly BrowserResult[]): string {
  const kinds = results.flatMap(({ findings }) => findings.map(({ kind }) => kind));
  const counts = mustBeNone.map((name) => `${name} ${kinds.filter((kind) => kind === name).length}`);
  const saved = results.reduce((sum, result) => sum + result.saved, 0);
  return `${results.length} schedules in ${engine}: ${saved} changes told saved, ${counts.join(', ')}`;
}
