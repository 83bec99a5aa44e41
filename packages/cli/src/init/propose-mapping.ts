import type { Mapping, ReadMapping, Template } from '@partner-journey/client/mapping';
import { analyze, type Analyzed } from './collections.js';
import type { HostModel } from './host-model.js';
import { proposeChanges, statusIn } from './propose-changes.js';
import { proposeJourney } from './propose-journey.js';
import { proposeFeedback, proposeResources } from './propose-lists.js';
import { proposeRequests, requestsIn } from './propose-requests.js';
import { proposeSession } from './propose-session.js';
import { rolesOf } from './roles.js';
import type { Knowledge, Sample } from './sample.js';
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
  const collections = analyzed.flatMap((one) => one.collections).filter(({ items }) => items.length > 0);
  const model: HostModel = { knowledge, analyzed, collections, roles: rolesOf(collections), understanding };
  const session = proposeSession(model);
  const { journeys, journey } = proposeJourney(model);
  const made = {
    session,
    journeys,
    journey,
    resources: proposeResources(model),
    feedback: proposeFeedback(model),
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
  return {
    mapping: { mapping: 1, ...(api !== undefined && { api }), requests, reads, ...(changes && { changes }) },
    understanding,
  };
}

/** Each answer under a name of its own that expressions can use. */
function analyzeAll(samples: readonly Sample[]): readonly Analyzed[] {
  const taken = new Set<string>();
  return samples.map((sample) => {
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
