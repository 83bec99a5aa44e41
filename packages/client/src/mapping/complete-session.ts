import type { Change } from '@partner-journey/contract';
import type { Mapping } from './mapping.js';
import { membersOf } from './members-of.js';

type Members = Readonly<Record<string, unknown>>;

/** What a session is completed from. */
export interface SessionSurroundings {
  /** The base address. */
  readonly base: string;
  /** Milliseconds since 1970: the host's, where an answer named it, else this machine's. */
  readonly nowMs: number;
}

/** For so many days a host that knows repeated changes is taken to know them. */
const rememberedForDays = 30;
/** So many resources are fetched and searched here where the host does not search. */
const mostLocal = 10_000;

/**
 * Makes a whole session out of what a mapping found of it: what the host does not know has a default, and what it can do
 * is what the mapping says how to ask. What the mapping names itself stays as it is.
 */
export function completeSession(
  found: unknown,
  mapping: Mapping,
  { base, nowMs }: SessionSurroundings,
): unknown {
  const given = membersOf(found);
  const host = new URL(base).host;
  const tenant = { id: host, name: host, ...membersOf(given['tenant']) };
  const viewer = { name: '', role: 'partner', ...membersOf(given['viewer']) } as Members;
  const organizations = membersOf(given['organizations']);
  const partners = Array.isArray(given['partners']) ? (given['partners'] as readonly unknown[]) : [];
  const [first] = partners.map(membersOf);
  const partnerId = given['partnerId'] ?? first?.['id'] ?? viewer['id'];
  const partner = partners.map(membersOf).find(({ id }) => id === partnerId);
  const partnerName = partner?.['name'] ?? viewer['name'];
  return {
    serverTime: new Date(nowMs).toISOString(),
    ...given,
    ...{ contract: '1', tenant, viewer, partnerId },
    partners: partners.length > 0 ? partners : [{ id: partnerId, name: partnerName }],
    organizations: {
      partner: { name: partnerName, ...membersOf(organizations['partner']) },
      program: { name: tenant.name, ...membersOf(organizations['program']) },
    },
    capabilities: { ...capabilitiesOf(mapping), ...membersOf(given['capabilities']) },
  };
}

/** What a host can do, by what its mapping says how to ask. */
export function capabilitiesOf({ reads, changes = {}, requests }: Mapping): Members {
  const searches = [reads.resources?.from ?? []].flat().some((name) => asksForWords(requests[name]));
  const kinds = Object.keys(changes) as Change['kind'][];
  return {
    journeys: reads.journey !== undefined,
    changes: kinds,
    resources: { search: searches, facets: [], maxLocal: mostLocal },
    surveys: reads.surveys !== undefined,
    feedback: kinds.includes('feedback.send'),
    updates: reads.updates !== undefined,
    insights: reads.insights !== undefined,
    uploads: false,
    live: 'poll',
    changeIdsRememberedForDays: kinds.some((kind) => changes[kind]?.again === 'ask') ? 0 : rememberedForDays,
  };
}

function asksForWords(request: Mapping['requests'][string] | undefined): boolean {
  return /\$query\.q\b/.test(JSON.stringify(request ?? ''));
}
