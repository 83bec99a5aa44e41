import type { Journey, Problem, Receipt, Step } from '@partner-journey/contract';
import { applyChange, type JourneyChange, type RuleContext } from '@partner-journey/contract/rules';
import { readPeople } from '../reading/people.js';
import { readJourneys, viewOf, type StoredJourney } from '../reading/stored-journey.js';
import { filesFor, markHandedIn } from '../uploads/handed-in.js';
import { affectedBy } from './differences.js';
import { newsOfJourney, surveysWhoseMomentCame } from './journey-news.js';
import { saveJourney, type SavedJourney } from './save-journey.js';
import { refused, rejected, saved, type Outcome, type Work } from './work.js';

/** Does a change of a step or a stage by the rules. */
export async function changeJourney(work: Work, change: JourneyChange): Promise<Outcome> {
  const { transaction, viewer } = work;
  const { journeyId } = change.target;
  const [stored] = await readJourneys(transaction, viewer, { journeyId, lock: true });
  return stored ? applyRules(work, stored, change) : rejected('not-found');
}

/** Applies a change to a journey that is locked, and keeps what came of it. */
export async function applyRules(work: Work, stored: StoredJourney, change: JourneyChange): Promise<Outcome> {
  const result = applyChange(
    stored.journey,
    baseAsStored(work, stored, change),
    await rulesFor(work, change),
  );
  if (result.outcome !== 'saved') return refusal(work, stored, change, result);
  if (result.journey === stored.journey) {
    return saved(targetAsItIs(work, stored, change), [], revisionOf(work, stored, change));
  }
  const note = result.entry &&
    'stepId' in change.target && { entry: { ...result.entry, id: change.id }, stepId: change.target.stepId };
  await markHandedIn(work, change);
  const after = await saveJourney(work, stored, result.journey, note || {});
  return outcomeOf(work, after, revisionOf(work, after.stored, change));
}

/** What somebody hears of a journey that was saved. */
export async function outcomeOf(
  work: Work,
  { stored, comparison }: SavedJourney,
  revision?: string,
): Promise<Outcome> {
  const own = comparison.of[work.viewer.role];
  const surveys = await surveysWhoseMomentCame(work, own);
  const affected = [
    ...affectedBy(own.differences, viewOf(stored, work.viewer, work.now)),
    ...surveys.map(({ id }) => ({ entity: 'survey' as const, id })),
  ];
  return saved(affected, await newsOfJourney(work, comparison), revision);
}

async function rulesFor(work: Work, change: JourneyChange): Promise<RuleContext> {
  const { transaction, viewer, now } = work;
  return {
    now: now.toISOString(),
    viewer: viewer.person,
    role: viewer.role,
    people: await readPeople(transaction, viewer),
    files: await filesFor(work, change),
  };
}

/** A partner compares with the revision they were told, which may be behind the journey's own. */
function baseAsStored({ viewer }: Work, stored: StoredJourney, change: JourneyChange): JourneyChange {
  const isToldRevision = viewer.role !== 'program' && change.baseRevision === stored.sharedRevision;
  return change.kind === 'stage.complete' && isToldRevision
    ? { ...change, baseRevision: stored.journey.revision }
    : change;
}

function revisionOf({ viewer, now }: Work, stored: StoredJourney, change: JourneyChange): string {
  const view = viewOf(stored, viewer, now);
  return targetOf(view, change)?.revision ?? view.revision;
}

/** The step a change is about, as the viewer sees it. */
function targetOf(view: Journey, { target }: JourneyChange): Step | undefined {
  if (!('stepId' in target)) return undefined;
  return view.stages.flatMap(({ steps }) => steps).find(({ id }) => id === target.stepId);
}

function refusal(
  work: Work,
  stored: StoredJourney,
  change: JourneyChange,
  { outcome, problem }: { outcome: 'rejected' | 'conflict'; problem: Problem },
): Outcome {
  return refused(outcome, problem, targetAsItIs(work, stored, change));
}

/** The step a change is about, for whoever does not know yet how it stands. */
function targetAsItIs(
  { viewer, now }: Work,
  stored: StoredJourney,
  change: JourneyChange,
): Receipt['affected'] {
  const step = targetOf(viewOf(stored, viewer, now), change);
  return step ? [{ entity: 'step', id: step.id, value: step }] : [];
}
