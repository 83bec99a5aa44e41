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

const source = 'packages/elements/src';
const loader = 'partner-journey.js';
const checks = 'packages/contract/src/reader/index.ts';

/** The widgets that have a budget. */
export const widgets: readonly string[] = [
  'journey-progress',
  'journey-checklist',
  'journey-feedback',
  'journey-resources',
];

function fileOf(module: string, bundle: Bundle): string {
  const file = bundle.fileOf(module);
  if (file === undefined) throw new Error(`${module} is not split off: it no longer loads by itself.`);
  return file;
}

function measureWidgets(names: readonly string[], bundle: Bundle): Size {
  const core = bundle.chunks.filter(({ name }) => name === 'core').map(({ file }) => file);
  const own = names.map((name) => fileOf(`${source}/${name}/${name}.ts`, bundle));
  return addSizes(
    fetchedFor([loader, ...core, ...own, fileOf(checks, bundle)], bundle).map(({ size }) => size),
  );
}

function measureChecks(bundle: Bundle): Size {
  const fetched = fetchedFor([fileOf(checks, bundle)], bundle);
  return addSizes(fetched.filter(({ name }) => name !== 'core').map(({ size }) => size));
}

/** Measures everything that has a budget. Content from a cold start needs the checks too: they are counted in. */
export async function measureBudgets(bundle: Bundle = readBundle()): Promise<readonly Budget[]> {
  const loaded = addSizes(fetchedFor([loader], bundle).map(({ size }) => size));
  return [
    { what: 'loader, before any widget', size: loaded, limit: 1500, goal: 1000 },
    { what: 'client without the checks', size: await measureClient(), limit: 9000, goal: 7000 },
    { what: 'contract checks', size: measureChecks(bundle), limit: 9000, goal: 3000 },
    ...widgets.map((name) => ({
      what: `${name} to first content`,
      size: measureWidgets([name], bundle),
      limit: 26_000,
      goal: 20_000,
    })),
    { what: 'all four to first content', size: measureWidgets(widgets, bundle), limit: 36_000, goal: 28_000 },
  ];
}

/** Says when something costs more than it may. */
export function judgeBudget({ what, size, limit }: Budget): string | undefined {
  return size.brotli > limit ? `${what}: ${size.brotli} bytes after brotli, ${limit} at most` : undefined;
}
