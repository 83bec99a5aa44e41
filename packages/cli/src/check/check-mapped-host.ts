import {
  isJourneyError,
  type JourneyAdapter,
  type JourneyErrorCode,
  type Query,
  type QueryKind,
} from '@partner-journey/client';
import { checkMapping, type Mapping } from '@partner-journey/client/mapping';
import type { ContractIssue, Journey, Session } from '@partner-journey/contract';
import type { Documents } from '@partner-journey/contract/reader';
import type { Checkup } from './checkup.js';
import { followCursors } from './cursors.js';
import { checkDocument, libraryMisfits, unknownResources, wholeLibrary } from './document-checks.js';
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
      got: standingAt(mapping, path),
      fix: message,
    })),
  );
  return problems.length === 0;
}

/** What stands in a mapping at a place such as `requests.tasks.path`, in short. */
function standingAt(mapping: unknown, place: string): string {
  const memberOf = (value: unknown, name: string): unknown =>
    (Object(value) as Record<string, unknown>)[name];
  const found = place === 'the mapping' ? mapping : place.split('.').reduce(memberOf, mapping);
  const text = found === undefined ? 'nothing' : JSON.stringify(found);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
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
    const of = { kind: 'history', journeyId: journeys[0].id, stepId: step.id } as const;
    await readPages(read, 'history', (cursor) => ({ ...of, ...cursor }));
  }
  if (mapping.reads.resources) {
    const pages = await readPages(read, 'resources', (cursor) => ({
      kind: 'resources',
      ...(cursor && { filter: cursor }),
    }));
    for (const { value, look } of pages) if (value) look(...libraryMisfits(value, journeys));
    for (const journey of journeys) {
      const misfits = unknownResources(journey, wholeLibrary(pages));
      const source = `reads.journey ${journey.id} and reads.resources`;
      if (misfits.length > 0) checkup.look('journey', source)(...misfits);
    }
  }
  for (const kind of ['surveys', 'insights'] as const) if (mapping.reads[kind]) await read({ kind });
  for (const kind of ['feedback', 'updates'] as const) {
    if (mapping.reads[kind]) await readPages(read, kind, (cursor) => ({ kind, ...cursor }));
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

/** Reads a list that a mapping gives page by page. */
function readPages<Kind extends 'resources' | 'feedback' | 'updates' | 'history'>(
  read: Read,
  kind: Kind,
  queryFor: (cursor: { readonly cursor: string } | undefined) => QueryOf<Kind>,
): Promise<readonly MappedRead<Kind>[]> {
  return followCursors(async (cursor) => {
    const query = queryFor(cursor === undefined ? undefined : { cursor });
    const { look, ...page } = await read<Kind>(query);
    const inMapping = (misfit: Misfit) => ({ ...misfit, fix: fixInMapping(kind, misfit) });
    return { ...page, look: (...misfits) => look(...misfits.map(inMapping)) };
  });
}

async function readMapped<Kind extends QueryKind>(
  checkup: Checkup,
  adapter: JourneyAdapter,
  { query, mapping }: { readonly query: QueryOf<Kind>; readonly mapping: Mapping },
): Promise<MappedRead<Kind>> {
  const kind: Kind = query.kind;
  const look = checkup.look(kind, sourceOf(query));
  try {
    const answer = await adapter.read(query, { signal: new AbortController().signal });
    const { body, issues = [] } = answer.unchanged ? { body: undefined } : answer;
    look(...issues.map((issue) => ({ ...issue, fix: fixOfIssue(issue, kind, mapping) })));
    const { value, misfits } = checkDocument(kind, body);
    look(...misfits.map((misfit) => ({ ...misfit, fix: fixInMapping(kind, misfit) })));
    return { value, body, look };
  } catch (error) {
    look(failureOf(error));
    return { value: undefined, body: undefined, look };
  }
}

/** What is asked for, such as `reads.feedback`, or `reads.feedback 2` for the page of that cursor. */
function sourceOf({ kind, ...asked }: Query): string {
  const { filter, ...rest } = { filter: {}, ...asked };
  return [
    `reads.${kind}`,
    ...Object.values<unknown>({ ...rest, ...filter }).filter((part) => typeof part === 'string'),
  ].join(' ');
}

/** What to do about something a mapping could not make. */
function fixOfIssue({ path, expected }: ContractIssue, kind: QueryKind, { reads }: Mapping): string {
  if (/^requests\..*\.pages$/.test(path))
    return `Mend "${path}", so that each page leads to the one after it and the last one nowhere.`;
  if (path.startsWith('requests.') && /^\d+ items at most/.test(expected))
    return `Find fewer items in "${path}.each", or ask for all of them by one request.`;
  if (path.startsWith('requests.'))
    return `See why the host does not answer "${path}" as it should; the rest is shown without it.`;
  if (expected.startsWith('the time of the host'))
    return `Send the header "Date" with every answer, and name it in Access-Control-Expose-Headers; or say in "reads.${kind}.as${path.replaceAll('/', '.')}" where it stands.`;
  const from = [reads[kind]?.from ?? []].flat().map((name) => `"requests.${name}"`);
  const answers = from.length > 0 ? `; see what ${from.join(' and ')} answer` : '';
  return `Mend the expression in "reads.${kind}"${answers}.`;
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

const fixByCode: Readonly<Partial<Record<JourneyErrorCode, string>>> = {
  unreachable: 'See that the host runs, and that --api is its base address.',
  timeout: 'See why the host takes so long; ask for less at a time by "pages".',
  'sign-in': 'Give a token that is good with --token; see "auth" of the mapping for the header it goes in.',
  page: 'A web page came instead of data: see the path, and whether --token is needed.',
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
