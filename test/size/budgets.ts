import { addSizes, fetchedFor, readBundle, type Bundle, type Size } from './chunks.js';
import { measureClient } from './client-size.js';

/** What a page fetches for something, and the most it may be. */
export interface Budget {
  readonly what: string;
  readonly size: Size;
  /** Bytes after brotli that the tests allow today. It goes down until it meets the limit; what makes it rise stands in the decision on bytes. */
  readonly ceiling: number;
  /** Bytes after brotli that it may be in the end. */
  readonly limit: number;
  /** Bytes after brotli where we want to be. */
  readonly goal: number;
}

const loader = 'partner-journey.js';

interface Door {
  readonly what: string;
  readonly chunk: string;
  /** Whether what it shows is not of the first a page asks for, so that it needs the other checks too. */
  readonly isCheckedLater?: boolean;
  /** With the checks, and without. */
  readonly ceilings: readonly [number, number];
  readonly limit: number;
  readonly goal: number;
}

/** The doors that lead to content, with the chunk behind each. */
const doors: readonly Door[] = [
  {
    what: 'journey-progress',
    chunk: 'journey-progress',
    ceilings: [39_850, 35_550],
    limit: 26_000,
    goal: 20_000,
  },
  {
    what: 'journey-checklist',
    chunk: 'journey-checklist',
    ceilings: [40_700, 36_450],
    limit: 26_000,
    goal: 20_000,
  },
  {
    what: 'journey-feedback',
    chunk: 'journey-feedback',
    ceilings: [36_850, 32_600],
    limit: 26_000,
    goal: 20_000,
  },
  {
    what: 'journey-resources',
    chunk: 'journey-resources',
    ceilings: [38_000, 33_700],
    limit: 26_000,
    goal: 20_000,
  },
  {
    what: 'journey-next',
    chunk: 'journey-next',
    ceilings: [35_100, 30_850],
    limit: 26_000,
    goal: 20_000,
  },
  {
    what: 'journey-updates',
    chunk: 'journey-updates',
    isCheckedLater: true,
    ceilings: [41_200, 35_900],
    limit: 26_000,
    goal: 20_000,
  },
  {
    what: 'tracker and checklist',
    chunk: 'journeys',
    ceilings: [46_500, 42_250],
    limit: 36_000,
    goal: 28_000,
  },
  { what: 'all four', chunk: 'all', ceilings: [56_700, 52_400], limit: 36_000, goal: 28_000 },
];

function filesOf(names: readonly string[], { chunks }: Bundle): readonly string[] {
  return names.map((name) => {
    const chunk = chunks.find((candidate) => candidate.name === name);
    if (chunk === undefined) throw new Error(`There is no chunk "${name}": it no longer loads by itself.`);
    return chunk.file;
  });
}

/** The checks of what is seen first load beside the first request, those of all else with the part that writes. */
const checks = { first: 'first-readers', further: 'reader' } as const;

/**
 * Content from a cold start: the loader, what all widgets need, with what reads and keeps data on the device, and the
 * widgets; and the checks of what the host answers first, where they are counted.
 */
function measureContent(names: readonly string[], bundle: Bundle): Size {
  const files = [loader, ...filesOf(['core', ...names], bundle)];
  return addSizes(fetchedFor(files, bundle).map(({ size }) => size));
}

function contentBudgets(bundle: Bundle): readonly Budget[] {
  return doors.flatMap(({ what, chunk, isCheckedLater, ceilings: [whole, withoutChecks], limit, goal }) => [
    {
      ...{ what: `${what} to first content`, ceiling: whole, limit, goal },
      size: measureContent([chunk, ...(isCheckedLater ? Object.values(checks) : [checks.first])], bundle),
    },
    {
      ...{ what: `${what}, without checks`, ceiling: withoutChecks, limit, goal },
      size: measureContent([chunk], bundle),
    },
  ]);
}

function measureChunks(names: readonly string[], bundle: Bundle): Size {
  const files = filesOf(names, bundle);
  return addSizes(bundle.chunks.filter(({ file }) => files.includes(file)).map(({ size }) => size));
}

/** Measures everything that has a budget. */
export async function measureBudgets(bundle: Bundle = readBundle()): Promise<readonly Budget[]> {
  const client = await measureClient();
  const loaded = addSizes(fetchedFor([loader], bundle).map(({ size }) => size));
  return [
    { what: 'loader, before any widget', size: loaded, ceiling: 900, limit: 1500, goal: 1000 },
    { what: 'client at its start', size: client.start, ceiling: 9000, limit: 9000, goal: 7000 },
    { what: 'client, all but the checks', size: client.all, ceiling: 28_100, limit: 9000, goal: 7000 },
    {
      ...{ what: 'contract checks, of what is first', ceiling: 4300, limit: 9000, goal: 3000 },
      size: measureChunks([checks.first], bundle),
    },
    {
      ...{ what: 'contract checks, all', ceiling: 5350, limit: 9000, goal: 3000 },
      size: measureChunks(Object.values(checks), bundle),
    },
    ...contentBudgets(bundle),
    {
      ...{ what: 'developer panel, only with debug', ceiling: 8800, limit: 10_000, goal: 8000 },
      size: measureChunks(['debug-panel'], bundle),
    },
    {
      ...{ what: 'mapping, only with a mapping', ceiling: 19_000, limit: 19_000, goal: 12_000 },
      size: measureChunks(['mapping'], bundle),
    },
    {
      ...{ what: 'JSONata, only with a mapping', ceiling: 21_700, limit: 24_000, goal: 21_700 },
      size: measureChunks(['jsonata'], bundle),
    },
  ];
}

/** Says when something costs more than it may. */
export function judgeBudget({ what, size, ceiling }: Budget): string | undefined {
  return size.brotli > ceiling ? `${what}: ${size.brotli} bytes after brotli, ${ceiling} at most` : undefined;
}
