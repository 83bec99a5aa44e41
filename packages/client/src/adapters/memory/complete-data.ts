import type { Capabilities, ContractIssue, Person, Role } from '@partner-journey/contract';
import { readers, type Documents } from '@partner-journey/contract/reader';
import { changeKinds } from '@partner-journey/contract/reader/shapes';
import { capabilitiesOf } from '../../completing/capabilities-of.js';
import { completeJourney } from '../../completing/complete-journey.js';
import { completeSession } from '../../completing/complete-session.js';
import { membersOf } from '../../completing/members-of.js';
import { ConfigError } from '../../errors/config-error.js';
import { ContractError } from '../../errors/contract-error.js';
import { entityOf, kindsAbout } from '../kinds-about.js';
import type { QueryKind } from '../query.js';
import { facetNames } from './library.js';
import type { ListKind, MemoryData, MemoryDocuments } from './memory-data.js';

/** What data is completed from where it does not say it. */
export interface DataSurroundings {
  /** Whose eyes it is for. */
  readonly role: Role;
  readonly nowMs: number;
}

/** Data that was completed. */
export interface CompletedData {
  readonly documents: MemoryDocuments;
  /** What did not fit the contract and was repaired, by the kind of document. */
  readonly issues: Readonly<Record<string, readonly ContractIssue[]>>;
  /** What reads of a kind of document fail with, because what was given for it cannot be understood at all. */
  readonly failures: Readonly<Partial<Record<QueryKind, ContractError>>>;
}

const documentKinds = ['journey', 'resources', 'surveys', 'feedback', 'updates', 'insights'] as const;
const members: readonly string[] = ['session', ...documentKinds, 'people'];

type DocumentKind = (typeof documentKinds)[number];

/**
 * Makes all that a host knows of the part of it that is given.
 * @throws {ConfigError} naming what cannot be understood, what was expected there, and what to do: where that is the session, or
 *   where nothing else is left to show.
 */
export function completeData(data: MemoryData, surroundings: DataSurroundings): CompletedData {
  checkMembers(data);
  const issues: Record<string, readonly ContractIssue[]> = {};
  const failed: { [Kind in DocumentKind]?: readonly ContractIssue[] } = {};
  const read = <Kind extends keyof Documents>(kind: Kind, document: unknown, within = '') => {
    const { value, issues: found } = readers[kind](document);
    // paths are within what was given
    issues[kind] = found.map((one) => ({ ...one, path: one.path.replace(within, '') }));
    return value !== undefined && !isEmptied(document, value) ? value : undefined;
  };
  const take = <Kind extends DocumentKind>(kind: Kind, document: unknown, within?: string) => {
    const value = read(kind, document, within);
    if (value === undefined) failed[kind] = issues[kind] ?? [];
    return value;
  };
  const list = <Kind extends ListKind>(kind: Kind) => {
    const { [kind]: given = [] } = data as Readonly<Record<ListKind, unknown>>;
    const value = Array.isArray(given) ? take(kind, { items: given }, '/items') : take(kind, given);
    return value ?? readers[kind]({ items: [] }).value!;
  };
  const session = read('session', wholeSession(data, surroundings));
  if (!session) throw notUnderstood('session', issues['session']);
  const whole = completeJourney(data.journey, { viewer: session.viewer, kinds: changeKinds });
  const journey = whole === undefined ? undefined : take('journey', whole);
  const insights = data.insights === undefined ? undefined : take('insights', data.insights);
  const documents: MemoryDocuments = {
    session,
    journeys: { items: [] },
    ...(journey && { journey }),
    ...{ resources: list('resources'), surveys: list('surveys') },
    ...{ feedback: list('feedback'), updates: list('updates') },
    ...(insights && { insights }),
    people: peopleIn(data),
  };
  const [first] = givenIn(data).every((kind) => failed[kind]) ? givenIn(data) : [];
  if (first) throw notUnderstood(first, failed[first]);
  return { documents, issues, failures: failuresOf(failed) };
}

/** What is made of the journey fails with it. */
function failuresOf(failed: {
  readonly [Kind in DocumentKind]?: readonly ContractIssue[];
}): CompletedData['failures'] {
  const failures = Object.entries(failed).map(
    ([kind, issues]) =>
      [kind, new ContractError(`The read of "data.${kind}" of memoryAdapter`, issues)] as const,
  );
  const { journey, ...others } = Object.fromEntries(failures);
  return journey ? { ...others, journey, journeys: journey, history: journey } : others;
}

function checkMembers(data: MemoryData): void {
  const known = `Give it what you have of ${members.join(', ')}.`;
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    throw new ConfigError(`"data" of memoryAdapter is an object. ${known}`);
  const surplus = Object.keys(data).filter((name) => !members.includes(name));
  if (surplus.length > 0)
    throw new ConfigError(`"data" of memoryAdapter has no member "${surplus.join('", "')}". ${known}`);
  if (givenIn(data).length === 0)
    throw new ConfigError(`"data" of memoryAdapter has nothing to show. ${known}`);
  if (data.session !== undefined && Object.keys(membersOf(data.session)).length === 0)
    throw new ConfigError('"data.session" of memoryAdapter is an object such as {viewer: {id: "ana"}}.');
}

function givenIn(data: MemoryData): readonly DocumentKind[] {
  return documentKinds.filter((kind) => data[kind] !== undefined);
}

/** Whether there was something in a list, or in a journey, and none of it could be understood. */
function isEmptied(given: unknown, read: unknown): boolean {
  const parts = (document: unknown) => membersOf(document)['items'] ?? membersOf(document)['stages'];
  const count = (document: unknown) => [parts(document) ?? []].flat().length;
  return count(given) > 0 && count(read) === 0;
}

function notUnderstood(kind: string, [issue]: readonly ContractIssue[] = []): ConfigError {
  const where = issue?.path ? ` at ${issue.path}` : '';
  const why = issue ? `: expected ${issue.expected}${where}, got ${issue.got}` : '';
  const without = kind === 'session' ? 'a person without a name looks then' : 'it is switched off then';
  return new ConfigError(
    `"data.${kind}" of memoryAdapter cannot be understood${why}. Give it in the shape of the contract, or leave it out: ${without}.`,
  );
}

/** The session, with what the journey says of the organizations where the session does not. */
function wholeSession(data: MemoryData, { role, nowMs }: DataSurroundings): unknown {
  const journey = membersOf(data.journey);
  const [partner, program] = [partyOf(journey['partner']), partyOf(journey['program'])];
  const found = {
    viewer: { id: 'viewer', role },
    tenant: { name: program?.name ?? '' },
    ...(partner && { partners: [partner] }),
    ...data.session,
    capabilities: capabilitiesIn(data),
  };
  return completeSession(found, {
    host: 'memory',
    hostNowMs: undefined,
    deviceNowMs: nowMs,
    capabilities: {},
  });
}

function partyOf(given: unknown): { readonly id: string; readonly name: string } | undefined {
  const { id, name } = membersOf(given);
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined;
}

/** What can be done with what is given; a session may say less, and no more. */
function capabilitiesIn(data: MemoryData): Capabilities {
  const given = givenIn(data);
  const changes = changeKinds.filter((kind) => given.some((one) => one === kindsAbout(entityOf(kind))[0]));
  const searches = given.includes('resources');
  const able = capabilitiesOf({ reads: given, changes, searches, tellsNews: true });
  const said = membersOf(data.session?.capabilities);
  const isOn = (name: 'journeys' | 'surveys' | 'feedback' | 'updates' | 'insights') =>
    able[name] && said[name] !== false;
  return {
    ...{ ...able, ...said },
    changes: able.changes.filter((kind) => [said['changes'] ?? kind].flat().includes(kind)),
    resources: { ...able.resources, facets: [...facetNames] },
    ...{ journeys: isOn('journeys'), surveys: isOn('surveys'), feedback: isOn('feedback') },
    ...{ updates: isOn('updates'), insights: isOn('insights'), uploads: false },
  };
}

function peopleIn({ people = [] }: MemoryData): readonly Person[] {
  const isPerson = (one: unknown) => ['id', 'name'].every((name) => typeof membersOf(one)[name] === 'string');
  if (Array.isArray(people) && people.every(isPerson)) return people as readonly Person[];
  throw new ConfigError(
    '"data.people" of memoryAdapter is a list of people, each with an id, a name and a side.',
  );
}
