import type { Template } from '@partner-journey/client/mapping';
import type { Collection } from './collections.js';
import { fieldsOf, type Field } from './fields.js';
import { idFieldOf, setMember, type HostModel, type Members } from './host-model.js';
import type { Roles } from './roles.js';
import { isMadeUp } from './schema-reader.js';
import { targets, type Target } from './targets.js';
import { valueTable } from './value-tables.js';
import { wordsOf } from './words.js';

const stateNames: readonly RegExp[] = [
  /^(status|state)$/,
  /^(\S+ )?(status|state)( (code|id|key|name|value))?$/,
  /^(is )?(done|complete|completed|finished|closed)$/,
  /^\S+ (done|complete|completed|finished)$/,
];

/** Finds where the members of one sort of thing stand; `before` leads to the thing, such as `me.`. */
export function findMembers(
  role: keyof Roles,
  collection: Collection,
  before: string,
  model: HostModel,
): Members {
  const { understanding } = model;
  const fields = fieldsOf(collection);
  const members: Members = {};
  const taken = new Set<Field>();
  for (const target of targets[role]) {
    if (target.beside !== undefined && !(target.beside in members)) continue;
    const left = fields.filter((field) => !taken.has(field));
    const found = target.member === 'id' ? idOf(collection, target) : fieldFor(target, left);
    if (!found) {
      missed(role, target.member, collection, model);
      continue;
    }
    const { field, rank } = found;
    if (target.member !== 'id') taken.add(field);
    const { template, why } = templateFor(target, `${before}${field.expression}`, field, model);
    for (const [member, part] of template) setMember(members, member, part);
    const certainty = rank === 0 ? 'sure' : 'likely';
    understanding.decide({ entity: role, member: target.member, from: field.expression, certainty, why });
  }
  return members;
}

/** The status of a step or of feedback. */
export function findStatus(
  role: 'step' | 'feedback',
  collection: Collection,
  model: HostModel,
): Template | undefined {
  const fields = fieldsOf(collection).filter(({ isList, values }) => !isList && values.length > 0);
  const field = stateNames.flatMap((form) => fields.find(({ words }) => form.test(words)) ?? [])[0];
  const answered = role === 'feedback' && !field && answeredStatus(fields, model);
  if (answered) return answered;
  if (!field) {
    model.understanding.miss(
      role,
      'status',
      `Add "status" with {"$of": "…", "$values": {"…": "done"}}; until then every ${role} looks open.`,
    );
    return undefined;
  }
  const { template, certainty, why, unknown } = valueTable(field.expression, {
    field,
    vocabulary: role,
    model,
  });
  model.understanding.decide({ entity: role, member: 'status', from: field.expression, certainty, why });
  for (const value of unknown) {
    model.understanding.miss(
      role,
      'status',
      `Say in "$values" what "${value}" stands for; it is shown as it is.`,
    );
  }
  return template;
}

/** Feedback without a status says by its reply whether something came of it. */
function answeredStatus(fields: readonly Field[], { understanding }: HostModel): Template | undefined {
  const reply = fields.find(({ words }) => /^(reply|answer|response)( (text|message|body))?$/.test(words));
  if (!reply) return undefined;
  const why = 'what has a reply is taken to be done';
  understanding.decide({
    entity: 'feedback',
    member: 'status',
    from: reply.expression,
    certainty: 'guess',
    why,
  });
  return `${reply.expression} ? 'done' : 'received'`;
}

/** Its own id, and not that of another thing it names. */
function idOf(collection: Collection, { takes }: Target): { field: Field; rank: number } | undefined {
  const field = idFieldOf(collection);
  return field && takes(field) ? { field, rank: field.words === 'id' ? 0 : 1 } : undefined;
}

function fieldFor(
  { names, takes }: Target,
  fields: readonly Field[],
): { field: Field; rank: number } | undefined {
  for (const [rank, form] of names.entries()) {
    const fitting = fields.filter((one) => form.test(one.words) && takes(one));
    const field = fitting.find(({ name, words }) => words === wordsOf(name)) ?? fitting[0];
    if (field) return { field, rank };
  }
  return undefined;
}

type Parts = readonly (readonly [string, Template])[];

function templateFor(
  { member, vocabulary }: Target,
  expression: string,
  field: Field,
  model: HostModel,
): { readonly template: Parts; readonly why: string } {
  const named = 'by its name and its values';
  if (vocabulary) {
    const { template, why } = valueTable(expression, { field, vocabulary, model });
    if (field.values.every(isMadeUp)) return { template: [[member, expression]], why: 'by its name' };
    return { template: [[member, template]], why };
  }
  if (member === 'required' && /optional/.test(field.words)) {
    const $values = { true: false, false: true, 1: false, 0: true };
    return { template: [[member, { $of: expression, $values }]], why: 'it says the opposite' };
  }
  if (member === 'dependsOn') return { template: [[member, { $each: expression, stepId: '$' }]], why: named };
  if (member === 'action.url') {
    return {
      template: [
        ['action.label', `${expression} ? 'Open'`],
        [member, expression],
      ],
      why: named,
    };
  }
  const isHtml = field.values.some((value) => /<\/?[a-z][^>]*>|&[a-z]+;|&#\d+;/i.test(String(value)));
  if (isHtml) return { template: [[member, `$text(${expression})`]], why: 'it holds HTML, shown as text' };
  return { template: [[member, expression]], why: named };
}

const needed: ReadonlySet<string> = new Set([
  ...['user.id', 'journey.id', 'journey.title', 'stage.id', 'stage.title', 'stage.outcome'],
  ...['step.id', 'step.title', 'step.due', 'step.side', 'resource.id', 'resource.title', 'resource.url'],
  ...['feedback.id', 'feedback.at', 'feedback.summary'],
]);

function missed(
  role: keyof Roles,
  member: string,
  collection: Collection,
  { understanding }: HostModel,
): void {
  if (!needed.has(`${role}.${member}`)) return;
  const names = fieldsOf(collection).map(({ words }) => words);
  understanding.miss(role, member, `Add "${member}": "…", with one of ${names.slice(0, 12).join(', ')}.`);
}
