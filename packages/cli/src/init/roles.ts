import type { Collection } from './collections.js';
import { referenceTo, standsIn } from './host-model.js';
import { listsOfPeople, organizationNames, recordReference } from './joins.js';
import { nameScore } from './role-names.js';
import { fieldsOf } from './fields.js';
import { signsOf } from './signs.js';

/** What each sort of thing of a host is for us. */
export interface Roles {
  readonly user?: Collection | undefined;
  readonly journey?: Collection | undefined;
  readonly stage?: Collection | undefined;
  readonly step?: Collection | undefined;
  readonly resource?: Collection | undefined;
  readonly feedback?: Collection | undefined;
  readonly update?: Collection | undefined;
}

/** Decides which collection is what: by what they are called, what they have, and how they hang together. */
export function rolesOf(collections: readonly Collection[]): Roles {
  const user = best(collections, userScore);
  const things = collections.filter((one) => one !== user && !isBeside(one));
  const step = best(things, (one) => stepScore(one, things)) ?? byState(things);
  const path = step
    ? pathTo(
        step,
        things.filter((one) => one !== step),
      )
    : {};
  const taken = new Set([user, step, path.stage, path.journey]);
  const left = () => things.filter((one) => !taken.has(one) && !isPartOf(one, step));
  const take = (score: (one: Collection) => number) => {
    const found = best(left(), score);
    if (found) taken.add(found);
    return found;
  };
  const update = take(updateScore);
  const resource = take(resourceScore);
  const feedback = take(feedbackScore);
  return { user, step, ...path, resource, feedback, update };
}

/** Where nothing looks like steps any better: what has a name and a state is something to do, whatever it is called. */
function byState(things: readonly Collection[]): Collection | undefined {
  const stated = things.filter((one) => one.isList && signsOf(one).hasTitle && isStated(one, things));
  return best(stated, (one) => least + nameScore('step', one) + (signsOf(one).hasDue ? 1 : 0));
}

/** Below it nothing is taken for anything. */
const least = 2;

function best(candidates: readonly Collection[], score: (one: Collection) => number): Collection | undefined {
  const ranked = candidates
    .map((one) => ({ one, score: score(one) }))
    .filter((ranked) => ranked.score >= least)
    .sort((a, b) => b.score - a.score || b.one.items.length - a.one.items.length);
  return ranked[0]?.one;
}

const lookups =
  /\b(stat(e|us)|code|lookup|type|value|priority|category|label|tag|color|locale|field|role|permission)$/;

/** Whether something has a part of its own already: people, their organizations, and lists of words. */
function isBeside(one: Collection): boolean {
  if (lookups.test(one.name) || organizationNames.test(one.name)) return true;
  return isPeople(one);
}

function isPeople(one: Collection): boolean {
  const { hasEmail, hasPersonName, hasState, hasDue } = signsOf(one);
  if (listsOfPeople.test(one.name)) return true;
  const isNamedElse = sorts.some((role) => nameScore(role, one) > 0);
  return (hasEmail || hasPersonName) && !hasState && !hasDue && !isNamedElse;
}

const sorts = ['journey', 'stage', 'step', 'resource', 'feedback', 'update'] as const;

function isPartOf(one: Collection, step: Collection | undefined): boolean {
  return step !== undefined && one.parent === step && nameScore('resource', one) < 2;
}

function count(...signs: readonly (readonly [boolean, number])[]): number {
  return signs.reduce((sum, [holds, weight]) => sum + (holds ? weight : 0), 0);
}

function userScore(one: Collection): number {
  if (one.parent !== undefined) return 0;
  const { hasEmail, hasPersonName, hasTitle } = signsOf(one);
  const called = nameScore('user', one);
  const signs = count([hasEmail, 1], [hasPersonName, 1], [hasTitle, 0.3]);
  if (one.isList) return called >= 1 && signs > 0 ? 2 : 0;
  return (called > 0 || signs >= 1 ? 1 : 0) + called + signs - (one.isBeside ? 1 : 0);
}

function stepScore(one: Collection, others: readonly Collection[]): number {
  const { hasTitle, hasDue, hasEnd } = signsOf(one);
  const hasState = isStated(one, others);
  if (!one.isList || !hasTitle || fieldsOf(one).length < 2) return 0;
  if (isPartOfStep(one)) return 0;
  const above = others.filter((other) => other !== one && isAbove(other, one));
  const isAboveSteps = others.some(
    (other) => other !== one && isAbove(one, other) && !isPartOfStep(other) && isStepLike(other, others),
  );
  const named = nameScore('step', one);
  const namedElse = Math.max(
    ...(['stage', 'resource', 'feedback', 'update', 'journey'] as const).map((role) => nameScore(role, one)),
  );
  return (
    named * 1.2 -
    (named > 0 ? 0 : namedElse * 0.7) +
    count([hasState, 1.5], [hasDue, 1], [hasEnd, 0.5], [above.length > 0, 0.7]) +
    count([above.some((other) => nameScore('stage', other) > 0), 1], [isAboveSteps, -3])
  );
}

/** Whether things are parts of what is to be done, and no steps themselves: subtasks, and what is ticked off within a task. */
function isPartOfStep({ name, parent }: Collection): boolean {
  const isSmaller = /^sub|\b(check ?list|check ?item)/.test(name);
  return parent !== undefined && isSmaller && nameScore('step', parent) >= 1.5;
}

function isStepLike(one: Collection, others: readonly Collection[]): boolean {
  const { hasTitle, hasDue } = signsOf(one);
  return hasTitle && (isStated(one, others) || hasDue) && one.isList;
}

/** Whether things have a state, of their own or in records beside. */
function isStated(one: Collection, others: readonly Collection[]): boolean {
  return (
    signsOf(one).hasState ||
    others.some((other) => signsOf(other).hasState && recordReference(other, one) !== undefined)
  );
}

/** Whether the items of one hold or are named by those of another, or name them themselves. */
function isAbove(above: Collection, below: Collection): boolean {
  if (below.parent === above || standsIn(below, above)) return true;
  const reference = referenceTo(below, above);
  if (reference && /^(parent|epic)\b/.test(reference.field.words)) return true;
  if (above.items.length > below.items.length) return false;
  return reference !== undefined || namesMany(above, below);
}

/** Whether things name several others by their ids. */
function namesMany(above: Collection, below: Collection): boolean {
  const reference = referenceTo(above, below);
  return reference !== undefined && reference.field.isList;
}

/** The stage and the journey of steps: those that hang together best, and are called most like it. */
function pathTo(step: Collection, things: readonly Collection[]): Pick<Roles, 'stage' | 'journey'> {
  const stages = [undefined, ...things.filter((one) => one.isList && stageScore(one, step) > 0)];
  const ranked = stages.flatMap((stage) =>
    [undefined, ...things.filter((one) => one !== stage && one.parent !== step)].map((journey) => ({
      ...{ stage, journey },
      score: (stage ? stageScore(stage, step) : 0) + (journey ? journeyScore(journey, stage, step) : 0),
    })),
  );
  const [{ stage, journey }] = ranked.sort((a, b) => b.score - a.score) as [(typeof ranked)[number]];
  return { stage, journey };
}

function stageScore(one: Collection, step: Collection): number {
  const { hasOrder, hasGoal, hasTitle } = signsOf(one);
  const isLinked = isAbove(one, step);
  const named = nameScore('stage', one);
  const isFit = isLinked || (named >= 1 && one.items.length === 1);
  if (!hasTitle || !isFit || one.parent === step) return 0;
  const namedElse = Math.max(
    nameScore('resource', one),
    nameScore('feedback', one),
    nameScore('journey', one),
  );
  return (
    named * 0.8 -
    (named > 0 ? 0 : namedElse * 0.5) +
    count([isLinked, 2], [hasOrder, 0.5], [hasGoal, 0.3], [one.items.length > 1, 0.5])
  );
}

function journeyScore(one: Collection, stage: Collection | undefined, step: Collection): number {
  const { hasGoal, hasTitle } = signsOf(one);
  const isAboveStep = isAbove(one, step);
  const isLinked = stage ? isAbove(one, stage) : isAboveStep;
  const named = nameScore('journey', one);
  if (!hasTitle || (!isLinked && !isAboveStep && named < 1)) return -1;
  const namedElse = Math.max(nameScore('resource', one), nameScore('feedback', one), nameScore('stage', one));
  return (
    named * 0.8 -
    (named > 0 ? 0 : namedElse * 0.7) +
    count(
      [isLinked, 1.5],
      [stage !== undefined && isAboveStep, 0.6],
      [one.items.length === 1, 0.5],
      [hasGoal, 0.3],
      [one.parent === undefined, 0.2],
    )
  );
}

function resourceScore(one: Collection): number {
  const { hasTitle, hasAddress, hasDue } = signsOf(one);
  if (!one.isList || !hasTitle) return 0;
  const namedElse = Math.max(nameScore('feedback', one), nameScore('stage', one));
  const named = nameScore('resource', one);
  return (
    named -
    (named > 0 ? 0 : namedElse) +
    count(
      [hasAddress, 1.5],
      [hasTitle, 0.5],
      [hasDue, -1],
      [one.parent !== undefined, -0.5],
      [one.isBeside, -1],
    )
  );
}

function feedbackScore(one: Collection): number {
  const { hasWords, hasMoment, hasTitle, hasDue } = signsOf(one);
  const named = nameScore('feedback', one);
  if (!one.isList || named === 0 || !(hasWords || hasTitle)) return 0;
  return named + count([hasWords, 1], [hasMoment, 0.5], [hasDue, -1], [one.parent !== undefined, -0.5]);
}

function updateScore(one: Collection): number {
  const { hasWords, hasMoment, hasTitle } = signsOf(one);
  const named = nameScore('update', one);
  return one.isList && named > 0 && hasTitle && hasMoment ? named + count([hasWords, 1]) : 0;
}
