import type { Collection } from './collections.js';
import { fieldsOf } from './fields.js';
import { referenceTo } from './host-model.js';
import { listsOfPeople, organizationNames } from './joins.js';
import { singular } from './words.js';

/** What each sort of thing of a host is for us. */
export interface Roles {
  readonly user?: Collection | undefined;
  readonly journey?: Collection | undefined;
  readonly stage?: Collection | undefined;
  readonly step?: Collection | undefined;
  readonly resource?: Collection | undefined;
  readonly feedback?: Collection | undefined;
}

/** What hosts call them, the most telling first. */
const nameForms: Readonly<Record<keyof Roles, readonly RegExp[]>> = {
  user: [
    /^(me|whoami|current user|user ?info|viewer|session|profile|current)$/,
    /^(user|account|member|contact)$/,
  ],
  journey: [
    /^(journey|onboarding|program|programme|partner journey)$/,
    /^(project|plan|path|rollout|enrollment|playbook|track|launch|engagement|enrolment|board|workspace)$/,
    /\b(journey|onboarding|program|project|plan)$/,
  ],
  stage: [
    /^(stage|phase|milestone)$/,
    /^(section|module|level|chapter|part|group|column|sprint|epic|list|bucket|workstream|stream)$/,
    /\b(stage|phase|milestone|section)$/,
  ],
  step: [
    /^(step|task|todo|to do)$/,
    /^(activity|action|action item|checklist item|assignment|card|issue|work item|requirement|deliverable)$/,
    /\b(task|todo|step|item)$/,
  ],
  resource: [
    /^(resource|document|article|library|library item|material|guide)$/,
    /^(doc|content|asset|course|file|download|page|learning|media|knowledge|post|training|lesson)$/,
    /\b(resource|document|article|library item|material|asset)$/,
  ],
  feedback: [
    /^(feedback|feedback item|remark|suggestion|idea|feedback message)$/,
    /^(message|comment|ticket|request|inquiry|review|note|support ticket|case|issue)$/,
    /\bfeedback\b/,
  ],
};

/** Decides which collection is what: by its name, and by whether it has what such a thing needs. */
export function rolesOf(collections: readonly Collection[]): Roles {
  const taken = new Set<Collection>();
  const take = (role: keyof Roles, accept: (one: Collection) => boolean = () => true) => {
    const found = best(
      role,
      collections.filter((one) => !taken.has(one) && accept(one)),
    );
    if (found) taken.add(found);
    return found;
  };
  const left = () => collections.filter((one) => !taken.has(one));
  const user =
    take('user', (one) => !one.isList && one.parent === undefined && one.includedAs === undefined) ??
    take('user');
  const step = take('step', (one) => fieldsOf(one).length > 1) ?? bySigns(left());
  if (step) taken.add(step);
  const around = step?.parent;
  const isJourney =
    around !== undefined && rankOf('journey', around) < Infinity && rankOf('stage', around) === Infinity;
  const stage = around ? (isJourney ? undefined : around) : (take('stage') ?? (step && named(step, left())));
  if (stage) taken.add(stage);
  const journey = isJourney ? around : (stage?.parent ?? take('journey', (one) => one.parent === undefined));
  if (journey) taken.add(journey);
  return {
    user,
    step,
    stage,
    journey,
    resource: take('resource') ?? byAddress(left()),
    feedback: take('feedback'),
  };
}

const lookups = /\b(stat(e|us)|code|lookup|type|value|priority|category|label|tag)$/;

/** Whether something has a part of its own already: people, their organizations, and lists of words. */
function isBeside({ name }: Collection): boolean {
  return [listsOfPeople, organizationNames, lookups].some((form) => form.test(name));
}

/** What steps name by its id is what they are part of, whatever it is called; unless that is a person or the whole. */
function named(step: Collection, others: readonly Collection[]): Collection | undefined {
  return others.find((one) => {
    if (!one.isList || isBeside(one) || isCalled(one, ['journey', 'user', 'resource', 'feedback']))
      return false;
    const reference = referenceTo(step, one);
    return reference !== undefined && singular(reference.words.replace(/ ids?$/, '')) === one.name;
  });
}

/** What has a name and an address is something to read or to look at, whatever it is called. */
function byAddress(others: readonly Collection[]): Collection | undefined {
  return others.find((one) => {
    const fields = fieldsOf(one);
    const has = (form: RegExp) => fields.some(({ words, values }) => form.test(words) && values.length > 0);
    const isOwn =
      one.isList && one.parent === undefined && !isBeside(one) && !isCalled(one, ['user', 'feedback']);
    return (
      isOwn && has(/^(\S+ )?(title|name)$/) && has(/^((web|content|file|download|page) )?(url|link|href)$/)
    );
  });
}

function isCalled(one: Collection, roles: readonly (keyof Roles)[]): boolean {
  return roles.some((role) => rankOf(role, one) < Infinity);
}

function best(role: keyof Roles, candidates: readonly Collection[]): Collection | undefined {
  const ranked = candidates
    .map((one) => ({ one, rank: rankOf(role, one) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || b.one.items.length - a.one.items.length);
  return ranked[0]?.one;
}

function rankOf(role: keyof Roles, { name }: Collection): number {
  const rank = nameForms[role].findIndex((form) => form.test(name));
  return rank < 0 ? Infinity : rank;
}

/** What has a name and a state is something to do, whatever it is called. */
function bySigns(collections: readonly Collection[]): Collection | undefined {
  return collections.find((one) => {
    const fields = fieldsOf(one).map(({ words }) => words);
    const isBelowStage = one.parent !== undefined && rankOf('stage', one.parent) < Infinity;
    const isNamed = !isBelowStage && isCalled(one, ['resource', 'feedback', 'user']);
    const has = (form: RegExp) => fields.some((words) => form.test(words));
    return (
      one.isList &&
      !isNamed &&
      has(/^(title|name|subject|label)$/) &&
      has(/^((\S+ )?(status|state)|(is )?(done|completed))$/)
    );
  });
}
