import type { Mapping, ReadMapping, Template } from '@partner-journey/client/mapping';
import { analyze, type Analyzed, type Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import type { HostModel } from './host-model.js';
import { proposeChanges, statusIn } from './propose-changes.js';
import { proposeJourney } from './propose-journey.js';
import { proposeFeedback, proposeResources, proposeUpdates } from './propose-lists.js';
import { expressionsIn, proposeRequests, requestsIn } from './propose-requests.js';
import { proposeSession } from './propose-session.js';
import { rolesOf } from './roles.js';
import type { Knowledge, Sample } from './sample.js';
import { levelsOf } from './trees.js';
import { Understanding } from './understanding.js';
import { singular, wordsOf } from './words.js';

/** A mapping, and what it was made from. */
export interface Proposal {
  readonly mapping: Mapping;
  readonly understanding: Understanding;
}

/** Proposes a mapping by what is known of a host. */
export function proposeMapping(knowledge: Knowledge): Proposal {
  const understanding = new Understanding();
  const analyzed = analyzeAll(knowledge.samples);
  const found = analyzed.flatMap((one) => one.collections).filter(({ items }) => items.length > 0);
  const collections = found.flatMap((one) => levelsOf(one, found));
  const model: HostModel = { knowledge, analyzed, collections, roles: rolesOf(collections), understanding };
  const session = proposeSession(model);
  const { journeys, journey } = proposeJourney(model);
  const made = {
    session,
    journeys,
    journey,
    resources: proposeResources(model),
    feedback: proposeFeedback(model),
    updates: proposeUpdates(model),
  };
  const reads: Record<string, ReadMapping> = {};
  const used = new Set<string>();
  for (const [name, as] of Object.entries(made) as readonly (readonly [string, Template | undefined])[]) {
    if (as === undefined) continue;
    const from = requestsIn(as, analyzed);
    from.forEach((request) => used.add(request));
    reads[name] = { from: from.length === 1 ? from[0]! : from, as };
  }
  const changes = proposeChanges(model, statusIn(journey));
  const { api } = knowledge;
  const requests = proposeRequests(model, used);
  reads['session'] = withClock(reads['session']!, requests);
  noteWhatIsLeft(model, made, requests);
  const keptHere = proposeKeptHere(model);
  const mapping: Mapping = {
    ...{ mapping: 1, ...(api !== undefined && { api }), requests, reads },
    ...(changes && { changes }),
    ...(keptHere && { keptHere }),
  };
  return { mapping, understanding };
}

/** What is done to a library and to news is kept in the browser until the host has a place for it, where it is known for whom. */
function proposeKeptHere({ roles, understanding }: HostModel): Mapping['keptHere'] {
  if (!roles.user) return undefined;
  const kinds = [
    ...(roles.resource ? (['resource.favorite', 'resource.open'] as const) : []),
    ...(roles.update ? (['update.seen'] as const) : []),
  ];
  for (const kind of kinds) {
    const why = `nothing is known of a place for it at the host; once there is, add "changes"."${kind}" and take it out here`;
    understanding.decide({ entity: 'changes', member: kind, from: 'keptHere', certainty: 'guess', why });
  }
  return kinds.length > 0 ? kinds : undefined;
}

/** Where nobody says who is looking, any answer says at least what time it is for the host. */
function withClock(session: ReadMapping, requests: Mapping['requests']): ReadMapping {
  const plain = Object.entries(requests).find(
    ([, { path }]) => typeof path === 'string' && !path.includes('{'),
  );
  return session.from.length > 0 || !plain ? session : { ...session, from: plain[0] };
}

/** Says of each sort of thing which members nothing was made of, and which answers. */
function noteWhatIsLeft(
  { analyzed, knowledge, roles, understanding }: HostModel,
  made: object,
  requests: Mapping['requests'],
): void {
  const text = expressionsIn(made).join('\n');
  const isRead = ({ expression }: Field) =>
    new RegExp(`(?<![\\w.])${expression.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\w)`).test(text);
  for (const [role, collection] of Object.entries(roles) as readonly (readonly [
    string,
    Collection | undefined,
  ])[]) {
    const fields = collection ? fieldsOf(collection) : [];
    const left = fields.filter((field) => field.values.length > 0 && !isRead(field));
    understanding.left.set(role, [...new Set(left.map(({ words }) => words))]);
  }
  const asked = new Set(
    analyzed.filter(({ request }) => request in requests).map(({ sample }) => sample.path),
  );
  const unused = knowledge.samples.filter(({ path }) => !asked.has(path));
  understanding.unused.push(...unused.map(({ path }) => `GET ${path}`));
}

/** Each answer under a name of its own that expressions can use. */
function analyzeAll(samples: readonly Sample[]): readonly Analyzed[] {
  const taken = new Set<string>();
  return samples.flatMap((sample) => {
    const place = sample.path.split('?')[0]!;
    const many = wordsOf(place.replace(/\{[^}]*\}|:\w+/g, ''));
    const words = (/(\}|:\w+)$/.test(place) ? singular(many) : many).replace(/ /g, '_');
    const plain = /^[a-z]/.test(words) ? words : `answer_${words}`;
    let name = /^(and|or|in|true|false|null|function)$/.test(plain) ? `${plain}_` : plain;
    while (taken.has(name)) name += '_';
    taken.add(name);
    return analyze(sample, name);
  });
}
