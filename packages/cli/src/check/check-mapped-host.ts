import { isJourneyError, type JourneyAdapter, type Query, type QueryKind } from '@partner-journey/client';
import { checkMapping, type Mapping } from '@partner-journey/client/mapping';
import type { Journey, Session } from '@partner-journey/contract';
import type { Documents } from '@partner-journey/contract/reader';
import type { Checkup } from './checkup.js';
import { checkDocument, libraryMisfits, unknownResources } from './document-checks.js';
import type { Misfit } from './finding.js';
import { hiddenStepMisfits } from './hidden-steps.js';

/** Holds a mapping against its language. Gives whether it can be used. */
export async function checkMappingFile(checkup: Checkup, source: string, mapping: unknown): Promise<boolean> {
  const problems = await checkMapping(mapping);
  const look = checkup.look('mapping', source);
  look(
    ...problems.map(({ path, message }) => ({
      path,
      expected: 'what the language of mappings knows',
      got: 'something else',
      fix: message,
    })),
  );
  return problems.length === 0;
}

/** Reads everything that a mapping says how to read. Gives the documents that could be read. */
export async function checkMappedHost(
  checkup: Checkup,
  adapter: JourneyAdapter,
  mapping: Mapping,
): Promise<{ readonly session: Session | undefined; readonly journeys: readonly Journey[] }> {
  const read = <Kind extends QueryKind>(query: QueryOf<Kind>) =>
    readMapped<Kind>(checkup, adapter, { query, mapping });
  const { value: session } = await read({ kind: 'session' });
  if (!session) return { session, journeys: [] };
  const journeys: Journey[] = [];
  for (const query of await journeyQueries(mapping, read)) {
    const { value, body, look } = await read(query);
    if (!value) continue;
    journeys.push(value);
    look(...hiddenStepMisfits(session, value, body));
  }
  const step = journeys[0]?.stages.flatMap(({ steps }) => steps)[0];
  if (mapping.reads.history && journeys[0] && step) {
    await read({ kind: 'history', journeyId: journeys[0].id, stepId: step.id });
  }
  if (mapping.reads.resources) {
    const { value: library, body, look } = await read({ kind: 'resources' });
    if (library) look(...libraryMisfits(library, journeys));
    if (library) for (const journey of journeys) look(...unknownResources(journey, body));
  }
  for (const kind of ['surveys', 'feedback', 'updates', 'insights'] as const) {
    if (mapping.reads[kind]) await read({ kind });
  }
  return { session, journeys };
}

const mostJourneys = 20;

type Read = <Kind extends QueryKind>(query: QueryOf<Kind>) => Promise<MappedRead<Kind>>;

/** Where nothing says how to read the list, there is the one journey. */
async function journeyQueries({ reads }: Mapping, read: Read): Promise<readonly QueryOf<'journey'>[]> {
  if (!reads.journey) return [];
  if (!reads.journeys) return [{ kind: 'journey' }];
  const { value: list } = await read({ kind: 'journeys' });
  return (list?.items ?? []).slice(0, mostJourneys).map(({ id }) => ({ kind: 'journey', journeyId: id }));
}

type QueryOf<Kind extends QueryKind> = Extract<Query, { readonly kind: Kind }>;

/** A document as it was understood, and as it was made. */
interface MappedRead<Kind extends QueryKind> {
  readonly value: Documents[Kind] | undefined;
  readonly body: unknown;
  readonly look: ReturnType<Checkup['look']>;
}

async function readMapped<Kind extends QueryKind>(
  checkup: Checkup,
  adapter: JourneyAdapter,
  { query, mapping }: { readonly query: QueryOf<Kind>; readonly mapping: Mapping },
): Promise<MappedRead<Kind>> {
  const kind: Kind = query.kind;
  const look = checkup.look(kind, [`reads.${kind}`, ...Object.values<unknown>(query).slice(1)].join(' '));
  try {
    const answer = await adapter.read(query, { signal: new AbortController().signal });
    const { body, issues = [] } = answer.unchanged ? { body: undefined } : answer;
    const from = [mapping.reads[kind]?.from ?? []].flat().map((name) => `"requests.${name}"`);
    const fix = `Mend the expression in "reads.${kind}"; see what ${from.join(' and ')} answer.`;
    look(...issues.map((issue) => ({ ...issue, fix })));
    const { value, misfits } = checkDocument(kind, body);
    look(...misfits.map((misfit) => ({ ...misfit, fix: fixInMapping(kind, misfit) })));
    return { value, body, look };
  } catch (error) {
    look(failureOf(error));
    return { value: undefined, body: undefined, look };
  }
}

function fixInMapping(kind: string, { path, expected, got, fix }: Misfit): string {
  const member = path
    .split('/')
    .filter((part) => part !== '' && !/^\d+$/.test(part))
    .join('.');
  const place = `"reads.${kind}.as${member && `.${member}`}"`;
  if (got === 'nothing') return `Say in ${place} where it stands; nothing was found there.`;
  if (expected.startsWith('one of '))
    return `Say in "$values" of ${place} what this value of the host stands for.`;
  return `${fix} The place is ${place}.`;
}

const fixByCode: Readonly<Record<string, string>> = {
  unreachable: 'See that the host runs, and that --api is its base address.',
  timeout: 'See why the host takes so long; ask for less at a time by "pages".',
  'sign-in': 'Give a token that is good with --token; see "auth" of the mapping for the header it goes in.',
  'unexpected-page': 'A web page came instead of data: see the path, and whether --token is needed.',
  config: 'Mend the mapping as it says, or give what it needs with --settings.',
};

function failureOf(error: unknown): Misfit {
  if (!isJourneyError(error)) {
    const fix = 'See the path of the request in the mapping.';
    return { path: '', expected: 'an answer', got: (error as Error).message, fix };
  }
  const fix = fixByCode[error.code] ?? 'See the path of the request in the mapping, and the log of the host.';
  return { path: error.code === 'response' ? 'status' : '', expected: 'an answer', got: error.message, fix };
}
