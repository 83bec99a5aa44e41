import { Id, PlainDate, Stage, Step, Text } from '@partner-journey/contract';
import type { JourneyRevision } from '@partner-journey/contract/rules';
import * as z from 'zod/mini';
import { findUnstorable } from '../changes/unstorable.js';
import { issuesOf } from '../problems/issues.js';
import { ProblemError } from '../problems/problem.js';

const most = 500;

const { title, required } = { title: Text, required: z.boolean() };
const plan = z.omit(Step, {
  ...{ revision: true, status: true, allowed: true, addedInRevision: true, order: true, sla: true },
  ...{ waitingOn: true, blocked: true, returned: true, completed: true, checks: true },
  ...{ submission: true, comments: true },
});

const of = Step.shape;
const stepEdit = z.strictObject({
  stepId: Id,
  title: z.optional(title),
  description: z.nullable(of.description),
  why: z.nullable(of.why),
  doneWhen: z.nullable(of.doneWhen),
  required: z.optional(required),
  due: z.nullable(of.due),
  effortMinutes: z.nullable(of.effortMinutes),
  assignees: z.nullable(of.assignees),
  dependsOn: z.nullable(of.dependsOn),
  action: z.nullable(of.action),
  secondaryAction: z.nullable(of.secondaryAction),
  fields: z.nullable(of.fields),
  agreement: z.nullable(of.agreement),
  resourceIds: z.nullable(of.resourceIds),
});

const ofStage = Stage.shape;
const stageEdit = z.strictObject({
  stageId: Id,
  title: z.optional(title),
  outcome: z.nullable(ofStage.outcome),
  summary: z.nullable(ofStage.summary),
  startsOn: z.nullable(z.optional(PlainDate)),
  targetOn: z.nullable(z.optional(PlainDate)),
  typicalDays: z.nullable(ofStage.typicalDays),
  owner: z.nullable(ofStage.owner),
  contact: z.nullable(ofStage.contact),
});

const list = <Item extends z.core.SomeType>(item: Item) => z.optional(z.array(item).check(z.maxLength(most)));

/** The body of a revision: what is to be different, under an id made by whoever sends it. */
const Body = z.strictObject({
  id: z.uuid(),
  title,
  reason: z.optional(Text),
  stages: list(stageEdit),
  add: list(z.strictObject({ stageId: Id, before: z.optional(Id), step: plan })),
  change: list(stepEdit),
  remove: list(Id),
});

/** A revision with its id, by which it is known for ever. */
export interface IdentifiedRevision extends JourneyRevision {
  readonly id: string;
  readonly journeyId: string;
}

/**
 * Reads the body of a revision of a journey.
 * @throws {ProblemError} `invalid-request`, with each place that does not fit.
 */
export function readRevision(body: unknown, journeyId: string): IdentifiedRevision {
  const unstorable = findUnstorable(body);
  if (unstorable !== undefined) {
    throw new ProblemError('invalid-request', {
      issues: [{ path: unstorable, expected: 'whole characters', got: 'U+0000 or half a character' }],
    });
  }
  const parsed = Body.safeParse(body);
  if (!parsed.success) throw new ProblemError('invalid-request', { issues: issuesOf(parsed.error, body) });
  return { ...parsed.data, journeyId };
}
