import type { Collection } from './collections.js';
import { fieldsOf } from './fields.js';

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
const names: Readonly<Record<keyof Roles, readonly RegExp[]>> = {
  user: [/^(me|whoami|current user|viewer|session|profile|current)$/, /^(user|account|member|contact)$/],
  journey: [
    /^(journey|onboarding|program|programme|partner journey)$/,
    /^(project|plan|path|rollout|enrollment|playbook|track|launch|engagement|board|workspace)$/,
    /\b(journey|onboarding|program|project|plan)$/,
  ],
  stage: [
    /^(stage|phase|milestone)$/,
    /^(section|module|level|chapter|part|group|column|sprint|epic|list|bucket)$/,
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
  const user =
    take('user', (one) => !one.isList && one.parent === undefined && one.includedAs === undefined) ??
    take('user');
  const step =
    take('step', (one) => fieldsOf(one).length > 1) ?? bySigns(collections.filter((one) => !taken.has(one)));
  if (step) taken.add(step);
  const around = step?.parent;
  const isJourney =
    around !== undefined && rankOf('journey', around) < Infinity && rankOf('stage', around) === Infinity;
  const stage = around && !isJourney ? around : isJourney ? undefined : take('stage');
  if (stage) taken.add(stage);
  const journey = isJourney ? around : (stage?.parent ?? take('journey', (one) => one.parent === undefined));
  if (journey) taken.add(journey);
  return { user, step, stage, journey, resource: take('resource'), feedback: take('feedback') };
}

function best(role: keyof Roles, candidates: readonly Collection[]): Collection | undefined {
  const ranked = candidates
    .map((one) => ({ one, rank: rankOf(role, one) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank || b.one.items.length - a.one.items.length);
  return ranked[0]?.one;
}

function rankOf(role: keyof Roles, { name }: Collection): number {
  const rank = names[role].findIndex((form) => form.test(name));
  return rank < 0 ? Infinity : rank;
}

/** What has a name and a state is something to do, whatever it is called. */
function bySigns(collections: readonly Collection[]): Collection | undefined {
  return collections.find((one) => {
    const fields = fieldsOf(one).map(({ words }) => words);
    const isNamed = ['resource', 'feedback', 'user'].some(
      (role) => rankOf(role as keyof Roles, one) < Infinity,
    );
    const has = (form: RegExp) => fields.some((words) => form.test(words));
    return (
      one.isList &&
      !isNamed &&
      has(/^(title|name|subject|label)$/) &&
      has(/^(status|state|(is )?(done|completed))$/)
    );
  });
}
