import type { FeedbackItem, Journey, Resource, Session, Survey, Update } from '@partner-journey/contract';
import { readers, type Reading } from '@partner-journey/contract/reader';
import { ContractError } from '../errors/contract-error.js';
import { share } from '../store/sharing.js';
import type { Loadable } from '../store/snapshot.js';

/** What a page may give, by the kind of query whose answer it stands for; lists stand by themselves. */
export interface GivenDocuments {
  session: Session;
  journey: Journey;
  resources: readonly Resource[];
  surveys: readonly Survey[];
  feedback: readonly FeedbackItem[];
  updates: readonly Update[];
}

export type GivenKind = keyof GivenDocuments;

/**
 * Reads what a page gives as if a host had answered it: defaults are filled in, bad parts left out, and each repair has
 * its path within what was given. Never throws. What equals its part in `before` is that part, so that nothing is drawn
 * again for a copy.
 */
export function readGiven<Kind extends GivenKind>(
  kind: Kind,
  given: unknown,
  before?: GivenDocuments[Kind],
): Loadable<GivenDocuments[Kind]> {
  const isDocument = kind === 'session' || kind === 'journey';
  const { value, issues } = isDocument ? readers[kind](given) : readList(kind, given);
  // to show an empty list would not be true when none of its items can be understood
  const isBad = value === undefined || (Array.isArray(value) && value.length === 0 && issues.length > 0);
  if (isBad) {
    return { status: 'error', error: new ContractError(`Reading ${kind}`, issues), stale: false, issues };
  }
  return { status: 'ready', value: share(before, value as GivenDocuments[Kind]), stale: false, issues };
}

function readList(
  kind: 'resources' | 'surveys' | 'feedback' | 'updates',
  items: unknown,
): Reading<readonly (Resource | Survey | FeedbackItem | Update)[]> {
  const { value, issues } = readers[kind]({ items });
  return {
    value: value?.items,
    issues: issues.map((issue) => ({ ...issue, path: issue.path.replace(/^\/items/, '') })),
  };
}
