import type { Template, ValueTemplate } from '@partner-journey/client/mapping';
import { partsWithIds, type Collection } from './collections.js';
import { fieldsOf } from './fields.js';
import { findMembers } from './find-members.js';
import { findStatus } from './find-status.js';
import { idFieldOf, placeOf, type HostModel, type Members } from './host-model.js';
import { joinOf, pathOf, type Join } from './joins.js';
import { withNeeded } from './needed.js';
import { organizationOf, personOf, type PersonJoin } from './people.js';
import { readAt } from './read-at.js';

/** The reads that journeys are made of. */
export interface JourneyReads {
  readonly journeys?: Template;
  readonly journey?: Template;
}

/** How journeys are read: stages and steps, or all steps in one stage where there are none. */
export function proposeJourney(model: HostModel): JourneyReads {
  const { journey, stage, step } = model.roles;
  const { understanding } = model;
  if (!step) {
    understanding.miss(
      'journey',
      'steps',
      'Nothing looks like steps: give a sample of the tasks a partner has to do.',
    );
    return {};
  }
  for (const [name, one] of Object.entries({ journey, stage, step }))
    if (one) understanding.found.set(name, placeOf(one));
  if (!journey) {
    understanding.miss(
      'journey',
      'title',
      'There is no list of journeys: it is called “Onboarding”; say in "title" what it is called.',
    );
    return {
      journey: { id: { $value: 'onboarding' }, title: { $value: 'Onboarding' }, stages: stagesOf(model, '') },
    };
  }
  const place = placeOfJourney(journey);
  const members = readAt(place, findMembers('journey', journey, model));
  const partner = organizationOf(journey, `${place}.`, model);
  const whole = {
    ...withNeeded('journey', members, model),
    ...(partner && { partner: { id: partner.id, name: partner.name } }),
    stages: stagesOf(model, place),
  };
  if (!journey.isList) return { journey: whole };
  const { id = 'id', title = 'title' } = findMembersQuietly(journey, model);
  return { journeys: { items: { $each: pathOf(journey), id, title } }, journey: whole };
}

function placeOfJourney(journey: Collection): string {
  const isOne = partsWithIds(journey.sample.path).some(({ isId }) => isId) || !journey.isList;
  const id = idFieldOf(journey)?.expression ?? 'id';
  return isOne ? pathOf(journey) : `${pathOf(journey)}[$string(${id}) = $query.journeyId]`;
}

/** The list of journeys has the same members as a journey; they were told of there. */
function findMembersQuietly(journey: Collection, model: HostModel): Members {
  const { understanding } = model;
  const told = [understanding.decisions.length, understanding.missing.length] as const;
  const members = findMembers('journey', journey, model);
  understanding.decisions.splice(told[0]);
  understanding.missing.splice(told[1]);
  return members;
}

function stagesOf(model: HostModel, place: string): Template {
  const { journey, stage, step } = model.roles as {
    journey?: Collection;
    stage?: Collection;
    step: Collection;
  };
  if (!stage) return stagesByName(model, step) ?? oneStage(model, { journey, step, place });
  const join = journey ? joinOf(journey, stage, place) : undefined;
  const each = join?.each ?? pathOf(stage);
  model.understanding.decide({
    ...{ entity: 'stage', member: '(which)', from: each },
    ...(join
      ? { certainty: 'sure' as const, why: join.why }
      : { certainty: 'guess' as const, why: 'all of them, as nothing joins them to a journey' }),
  });
  const owner = personOf(stage, model);
  if (owner) {
    const why = 'it names a person; taken to be of the program';
    model.understanding.decide({
      entity: 'stage',
      member: 'owner',
      from: owner.from,
      certainty: 'guess',
      why,
    });
  }
  return {
    $each: each,
    ...withNeeded('stage', findMembers('stage', stage, model), model),
    ...(owner && { owner: ownerOf(owner) }),
    steps: stepsOf(model, joinOf(stage, step), step),
  };
}

/** One person and not a list of them. */
function ownerOf({ each, id, name }: PersonJoin): Template {
  return { id: `${each}.${id}`, name: `${each}.(${name})`, side: `$exists(${each}.${id}) ? 'program'` };
}

function oneStage(
  model: HostModel,
  {
    journey,
    step,
    place,
  }: { readonly journey: Collection | undefined; readonly step: Collection; readonly place: string },
): Template {
  const join = journey ? joinOf(journey, step, place) : undefined;
  model.understanding.miss(
    'stage',
    'title',
    'There are no stages: all steps are in one; say what it is called.',
  );
  const steps = stepsOf(model, join ?? { each: pathOf(step), why: 'all there are' }, step);
  return [{ id: { $value: 'all' }, title: { $value: 'Your tasks' }, steps }];
}

const stageNames =
  /^(stage|phase|section|milestone|group|module|list|column|bucket|category|chapter|sprint|memberships section)$/;

/** Steps that name their stage in words, or hold it, make stages of these. */
function stagesByName(model: HostModel, step: Collection): Template | undefined {
  if (step.parent) return undefined;
  const fields = fieldsOf(step).filter(({ isList, values }) => !isList && values.length > 0);
  const named = (form: RegExp) =>
    fields.find(({ words }) => form.test(words) && stageNames.test(words.replace(form, '')));
  const title = named(/ ?\b(name|title|label)$/) ?? named(/$/);
  if (!title) return undefined;
  const called = title.words.replace(/ ?\b(name|title|label)$/, '');
  const id = fields.find(({ words }) => words === `${called} id`);
  model.understanding.decide({
    ...{ entity: 'stage', member: '(which)', from: title.expression },
    ...{ certainty: 'likely', why: 'steps name their stage' },
  });
  const key = id ?? title;
  const path = pathOf(step);
  const join = {
    each: `($one := id; $all.${path}[${key.expression} = $one])`,
    why: `by their ${key.words}`,
  };
  const each = `$distinct(${path}.{"id": ${key.expression}, "title": ${title.expression}})`;
  return { $each: each, id: 'id', title: 'title', steps: stepsOf(model, join, step) };
}

function stepsOf(model: HostModel, join: Join | undefined, step: Collection): Template {
  const { understanding } = model;
  const each = join?.each ?? `$all.${pathOf(step)}`;
  understanding.decide({
    ...{ entity: 'step', member: '(which)', from: each },
    ...(join
      ? { certainty: 'sure' as const, why: join.why }
      : { certainty: 'guess' as const, why: 'all of them, as nothing joins them to a stage' }),
  });
  const status = findStatus('step', step, model);
  const members = findMembers('step', step, model, status?.field ? [status.field] : []);
  const side = sideBelow(members['side']);
  const person = personOf(step, model);
  if (person)
    understanding.decide({
      entity: 'step',
      member: 'assignees',
      from: person.from,
      certainty: 'likely',
      why: 'it names a person',
    });
  else
    understanding.miss(
      'step',
      'assignees',
      'Add "assignees": [{"id": "…", "name": "…", "side": {"$value": "partner"}}].',
    );
  return {
    $each: each,
    ...withNeeded('step', members, model),
    status: status?.template ?? { $value: 'todo' },
    ...(person && { assignees: { $each: person.each, id: person.id, name: person.name, side } }),
  };
}

/** Who does a step is on the side whose work it is. */
function sideBelow(side: Template | undefined): Template {
  if (!isValue(side)) return { $value: 'partner' };
  return { ...side, $of: `$parent.${side.$of}` };
}

function isValue(template: Template | undefined): template is ValueTemplate {
  return typeof template === 'object' && template !== null && '$of' in template;
}
