import { Change, changeKinds, MadeBy, type Problem } from '@partner-journey/contract';
import * as z from 'zod/mini';
import { issuesOf } from '../problems/issues.js';
import { problem, ProblemError } from '../problems/problem.js';
import type { Viewer } from '../reading/viewer.js';
import { findUnstorable } from './unstorable.js';

const Envelope = z.strictObject({
  madeBy: z.optional(MadeBy),
  changes: z.array(z.unknown()).check(z.minLength(1), z.maxLength(100)),
});
/** As much of a change as a receipt needs to name it. */
const Named = z.object({ id: z.string().check(z.minLength(1), z.maxLength(200)) });

/** A change of a request: understood, or why not. */
export type ReadChange = {
  readonly id: string;
  /** Names what it is about; absent: nothing that others could be about too. */
  readonly target?: string;
} & ({ readonly change: Change } | { readonly problem: Problem });

/**
 * Reads the body of `POST /changes`, each change for itself, so that one bad one does not sink the others.
 * @throws {ProblemError} when it is no list of changes, one of them has no id to answer to, or somebody else made them.
 */
export function readChanges(body: unknown, { tenant, person }: Viewer): ReadChange[] {
  const envelope = Envelope.safeParse(body);
  if (!envelope.success) {
    throw new ProblemError('invalid-request', { issues: issuesOf(envelope.error, body) });
  }
  const { madeBy, changes } = envelope.data;
  if (madeBy && (madeBy.tenantId !== tenant.id || madeBy.viewerId !== person.id)) {
    throw new ProblemError('viewer-mismatch');
  }
  return changes.map((raw, index) => readChange(raw, `/changes/${index}`));
}

function readChange(raw: unknown, path: string): ReadChange {
  const named = Named.safeParse(raw);
  if (!named.success) {
    throw new ProblemError('invalid-request', { issues: issuesOf(named.error, raw, path) });
  }
  const target = targetOf(raw);
  const found = { id: named.data.id, ...(target !== undefined && { target }) };
  const fault = faultOf(raw, path);
  if (fault) return { ...found, problem: fault };
  const parsed = Change.safeParse(raw);
  return parsed.success
    ? { ...found, change: parsed.data }
    : { ...found, problem: problem('invalid-request', { issues: issuesOf(parsed.error, raw, path) }) };
}

function faultOf(raw: unknown, path: string): Problem | undefined {
  const kind = (raw as { kind?: unknown }).kind;
  if (typeof kind === 'string' && !changeKinds.some((known) => known === kind)) {
    return problem('unknown-kind', {
      issues: [{ path: `${path}/kind`, expected: 'a kind of change', got: 'an unknown one' }],
    });
  }
  const unstorable = findUnstorable(raw, path);
  return unstorable === undefined
    ? undefined
    : problem('invalid-request', {
        issues: [{ path: unstorable, expected: 'whole characters', got: 'U+0000 or half a character' }],
      });
}

/** The same text for equal targets; undefined where the change is about nothing in particular. */
function targetOf(raw: unknown): string | undefined {
  const { target } = raw as { target?: unknown };
  if (typeof target !== 'object' || target === null) return undefined;
  const members = Object.entries(target).filter(([, value]) => typeof value === 'string');
  return members.length === 0 ? undefined : JSON.stringify(members.sort());
}
