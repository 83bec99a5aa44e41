import type { Journey, Role } from '@partner-journey/contract';
import { viewOf, type StoredJourney } from '../reading/stored-journey.js';
import { differencesBetween, isSame, type Differences } from './differences.js';
import type { Work } from './work.js';

/** What one role sees of a journey before and after a change. */
export interface RoleComparison {
  readonly before: Journey;
  readonly after: Journey;
  readonly differences: Differences;
}

/** What each role sees of a change of a journey. */
export interface Comparison {
  readonly of: Readonly<Record<Role, RoleComparison>>;
  /** Whether somebody on the partner's side sees a difference. */
  readonly isShared: boolean;
}

/** Compares a journey before and after a change through the eyes of every role. */
export function compareForAll(work: Work, stored: StoredJourney, journey: Journey): Comparison {
  const compare = (role: Role): RoleComparison => {
    const reader = { ...work.viewer, role };
    const before = viewOf(stored, reader, work.now);
    const after = viewOf({ ...stored, journey }, reader, work.now);
    return { before, after, differences: differencesBetween(before, after) };
  };
  const of = {
    partner: compare('partner'),
    'partner-admin': compare('partner-admin'),
    program: compare('program'),
  };
  return { of, isShared: !isSame(of.partner.differences) || !isSame(of['partner-admin'].differences) };
}
