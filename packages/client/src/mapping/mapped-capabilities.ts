import type { Capabilities, ChangeKind } from '@partner-journey/contract';
import type { QueryKind } from '../adapters/query.js';
import { capabilitiesOf } from '../completing/capabilities-of.js';
import type { Mapping } from './mapping.js';

/** What a host can do, by what its mapping says how to ask. */
export function mappedCapabilities({ reads, changes = {}, requests, feedbackMail }: Mapping): Capabilities {
  const known = capabilitiesOf({
    reads: Object.keys(reads) as QueryKind[],
    changes: Object.keys(changes) as ChangeKind[],
    searches: [reads.resources?.from ?? []].flat().some((name) => asksForWords(requests[name])),
    tellsNews: false,
  });
  return { ...known, ...(feedbackMail !== undefined && { feedbackMail }) };
}

function asksForWords(request: Mapping['requests'][string] | undefined): boolean {
  return /\$query\.q\b/.test(JSON.stringify(request ?? ''));
}
