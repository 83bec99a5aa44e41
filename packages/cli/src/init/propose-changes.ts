import type {
  ChangeMapping,
  EachTemplate,
  Mapping,
  Template,
  ValueTemplate,
} from '@partner-journey/client/mapping';
import { isIdPart, partsWithIds } from './collections.js';
import { fieldsOf } from './fields.js';
import type { HostModel } from './host-model.js';
import type { Operation } from './sample.js';
import { englishOf, isObject, quoted, singular, wordsOf } from './words.js';

type Changes = Record<string, ChangeMapping>;

const statusAfter = { 'step.complete': 'done', 'step.reopen': 'todo', 'step.start': 'in-progress' } as const;
const actionWords: Readonly<Record<string, RegExp>> = {
  'step.complete': /^(complete|done|finish|close|mark done)$/,
  'step.reopen': /^(reopen|undo|uncomplete|reset)$/,
  'step.start': /^(start|begin)$/,
};

/** How changes are sent, by what an OpenAPI document says can be written. `status` is how a step's status is read. */
export function proposeChanges(model: HostModel, status: Template | undefined): Mapping['changes'] {
  const { knowledge, roles, understanding } = model;
  const changes: Changes = {};
  for (const operation of knowledge.operations) {
    if (roles.step && isOfOne(operation, roles.step.name))
      addStatusChanges(changes, operation, { model, status });
    if (roles.step) addActions(changes, operation, roles.step.name);
    if (roles.feedback && isOfAll(operation, roles.feedback.name)) addFeedback(changes, operation, model);
  }
  for (const [kind, { method = 'POST', path = '' }] of Object.entries(changes)) {
    // a proposal has no tables of methods or addresses
    if (typeof method !== 'string' || typeof path !== 'string') continue;
    understanding.decide({
      entity: 'changes',
      member: kind,
      from: [method, path].filter((part) => typeof part === 'string').join(' '),
      certainty: 'likely',
      why: 'the OpenAPI document describes it',
    });
  }
  for (const kind of ['step.complete', 'feedback.send']) {
    if (!changes[kind])
      understanding.miss(
        'changes',
        kind,
        `Add "changes"."${kind}" with "method", "path", "body" and "again"; until then it is not offered.`,
      );
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}

function partsOf({ path }: Operation): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function isOfOne(operation: Operation, name: string): boolean {
  const parts = partsOf(operation);
  return (
    /^(PATCH|PUT|POST)$/.test(operation.method) &&
    isIdPart(parts.at(-1) ?? '') &&
    singular(englishOf(parts.at(-2) ?? '')) === name
  );
}

function isOfAll(operation: Operation, name: string): boolean {
  return operation.method === 'POST' && singular(englishOf(partsOf(operation).at(-1) ?? '')) === name;
}

function addStatusChanges(
  changes: Changes,
  operation: Operation,
  { model, status }: { readonly model: HostModel; readonly status: Template | undefined },
): void {
  if (!isValue(status) || changes['step.complete']?.method === 'PATCH') return;
  const name = status.$of.split('.').at(-1) ?? '';
  const field = fieldsOf(model.roles.step!).find(({ expression }) => expression === status.$of);
  for (const [kind, after] of Object.entries(statusAfter)) {
    const value = Object.entries(status.$values).find(
      ([key, meaning]) => meaning === after && !isOtherSort(key, field?.values),
    )?.[0];
    if (value === undefined) continue;
    const typed = field?.values.find((one) => String(one) === value) ?? typedLike(field?.values[0], value);
    const body = bodyWith(operation.body, name, fixed(typed));
    if (body !== undefined)
      changes[kind] = { method: operation.method, path: addressOf(operation), body, again: 'repeat' };
  }
}

function addActions(changes: Changes, operation: Operation, stepName: string): void {
  const [action = '', id = '', of = ''] = [...partsOf(operation)].reverse();
  if (!isIdPart(id) || singular(englishOf(of)) !== stepName) return;
  const kind = Object.entries(actionWords).find(([, form]) => form.test(wordsOf(action)))?.[0];
  if (kind === undefined || changes[kind]) return;
  changes[kind] = {
    method: operation.method,
    path: addressOf(operation),
    again: operation.method === 'PUT' ? 'repeat' : 'ask',
  };
}

function addFeedback(changes: Changes, operation: Operation, model: HostModel): void {
  const { roles } = model;
  const texts = /^(message|text|body|comment|content|description|feedback|summary)$/;
  const own = fieldsOf(roles.feedback!).find(({ words }) => texts.test(words))?.name;
  const names = [own, ...membersIn(operation.body).filter((name) => texts.test(wordsOf(name)))].filter(
    (name) => name !== undefined,
  );
  const body = names.flatMap((name) => bodyWith(operation.body, name, '$change.payload.text') ?? [])[0];
  if (body === undefined) return;
  const whole = isObject(body) ? { ...whatElseIsSent(operation, body, model), ...body } : body;
  changes['feedback.send'] = {
    ...{ method: 'POST', path: addressOf(operation), body: whole },
    ...againFor(operation, whole, model),
  };
}

/** What hosts call a place for an id of somebody else. */
const foreignId =
  /^((client|external|foreign|request|correlation) )?(ref|reference|client id|external id|idempotency key)$/;

/** What the host has to have beside the words, and an id of ours where it has a place for one. */
function whatElseIsSent(
  { body, required = [] }: Operation,
  told: object,
  model: HostModel,
): Record<string, Template> {
  const others = Object.entries(isObject(body) ? body : {}).filter(([name]) => !Object.hasOwn(told, name));
  const sent: Record<string, Template> = {};
  for (const [name, value] of others) {
    const words = wordsOf(name);
    const isRequired = required.includes(name);
    if (foreignId.test(words) && typeof value === 'string') sent[name] = '$change.id';
    else if (isRequired && isViewer(words, model))
      sent[name] = typeof value === 'number' ? '$number($viewer.id)' : '$viewer.id';
    else if (isRequired && /( at|^date|^time| on| date)$/.test(words)) sent[name] = '$change.createdAt';
    else if (isRequired)
      model.understanding.miss(
        'changes',
        'feedback.send',
        `Say in "body" what "${name}" is: the host wants it.`,
      );
  }
  return sent;
}

function isViewer(words: string, { roles }: HostModel): boolean {
  return (
    / id$/.test(words) &&
    (words === `${roles.user?.name} id` || /^(user|author|sender|member|person) id$/.test(words))
  );
}

/** How it is known whether a message is there already: by a key, or by the id of ours that it holds. */
function againFor(
  { keyHeader }: Operation,
  body: Template,
  { roles }: HostModel,
): Pick<ChangeMapping, 'again' | 'keyHeader' | 'from' | 'done'> {
  if (keyHeader !== undefined) return { again: 'key', keyHeader };
  const name = Object.entries(body as object).find(([, part]) => part === '$change.id')?.[0];
  const list = roles.feedback;
  if (name === undefined || !list || !fieldsOf(list).some((field) => field.name === name))
    return { again: 'ask' };
  return { again: 'look', from: list.request, done: `$change.id in ${list.expression}.${quoted(name)}` };
}

/** A body like the one described, with this member alone, and what JSON:API wants around it. */
function bodyWith(body: unknown, name: string, value: Template): Template | undefined {
  if (!isObject(body)) return undefined;
  if (Object.hasOwn(body, name)) return { [name]: value };
  for (const [member, inner] of Object.entries(body)) {
    const found = bodyWith(inner, name, value);
    if (found === undefined) continue;
    const isJsonApi = member === 'attributes' && typeof body['type'] === 'string';
    return {
      ...(isJsonApi && { type: { $value: body['type'] }, id: '$change.target.stepId' }),
      [member]: found,
    };
  }
  return undefined;
}

function membersIn(body: unknown): readonly string[] {
  return isObject(body) ? Object.entries(body).flatMap(([name, inner]) => [name, ...membersIn(inner)]) : [];
}

function addressOf(operation: Operation): string {
  const parts = partsWithIds(operation.path);
  const last = parts.findLastIndex(({ isId }) => isId);
  return parts
    .map(({ part, isId }, index) => {
      if (!isId) return part;
      return index === last ? '{$change.target.stepId}' : '{$change.target.journeyId}';
    })
    .join('/');
}

function isValue(template: Template | undefined): template is ValueTemplate {
  return typeof template === 'object' && template !== null && '$values' in template;
}

/** The tables for yes and no have both ways to write them. */
function isOtherSort(key: string, values: readonly unknown[] = []): boolean {
  return values.some((value) => typeof value === 'boolean') && !/^(true|false)$/.test(key);
}

function typedLike(sample: unknown, text: string): unknown {
  if (typeof sample === 'number') return Number(text);
  return typeof sample === 'boolean' ? text === 'true' : text;
}

function fixed(value: unknown): Template {
  return typeof value === 'number' || typeof value === 'boolean' ? value : { $value: value };
}

/** How the status of a step is read in a journey. */
export function statusIn(journey: Template | undefined): Template | undefined {
  const stages = (journey as { readonly stages?: Template } | undefined)?.stages;
  const [stage] = [stages].flat() as readonly ({ readonly steps?: EachTemplate } | undefined)[];
  return stage?.steps?.['status'];
}
