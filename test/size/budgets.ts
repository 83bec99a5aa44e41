import { addSizes, fetchedFor, readBundle, type Bundle, type Size } from './chunks.js';
import { measureClient } from './client-size.js';

/** What a page fetches for something, and the most it may be. */
export interface Budget {
  readonly what: string;
  readonly size: Size;
  /** Bytes after brotli that the tests allow. */
  readonly limit: number;
  /** Bytes after brotli where we want to be. */
  readonly goal: number;
}

const loader = 'partner-journey.js';

/** The widgets that have a budget. */
export const widgets: readonly string[] = [
  'journey-progress',
  'journey-checklist',
  'journey-feedback',
  'journey-resources',
];

function filesOf(names: readonly string[], { chunks }: Bundle): readonly string[] {
  return names.map((name) => {
    const chunk = chunks.find((candidate) => candidate.name === name);
    if (chunk === undefined) throw new Error(`There is no chunk "${name}": it no longer loads by itself.`);
    return chunk.file;
  });
}

/**
 * Content from a cold start: the loader, what all widgets need, the widgets, the checks of what the host answers, and
 * what reads and keeps data on the device.
 */
function measureContent(names: readonly string[], bundle: Bundle): Size {
  const files = [loader, ...filesOf(['core', ...names, 'checks', 'device'], bundle)];
  return addSizes(fetchedFor(files, bundle).map(({ size }) => size));
}

function measureChecks(bundle: Bundle): Size {
  const [file] = filesOf(['checks'], bundle);
  return addSizes(bundle.chunks.filter((chunk) => chunk.file === file).map(({ size }) => size));
}

/** Measures everything that has a budget. */
export async function measureBudgets(bundle: Bundle = readBundle()): Promise<readonly Budget[]> {
  const client = await measureClient();
  const loaded = addSizes(fetchedFor([loader], bundle).map(({ size }) => size));
  return [
    { what: 'loader, before any widget', size: loaded, limit: 1500, goal: 1000 },
    { what: 'client at its start', size: client.start, limit: 9000, goal: 7000 },
    { what: 'client, all but the checks', size: client.all, limit: 9000, goal: 7000 },
    { what: 'contract checks', size: measureChecks(bundle), limit: 9000, goal: 3000 },
    ...widgets.map((name) => ({
      what: `${name} to first content`,
      size: measureContent([name], bundle),
      limit: 26_000,
      goal: 20_000,
    })),
    { what: 'all four to first content', size: measureContent(widgets, bundle), limit: 36_000, goal: 28_000 },
  ];
}

/** Says when something costs more than it may. */
export function judgeBudget({ what, size, limit }: Budget): string | undefined {
  return size.brotli > limit ? `${what}: ${size.brotli} bytes after brotli, ${limit} at most` : undefined;
}
