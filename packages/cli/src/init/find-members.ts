import type { Template } from '@partner-journey/client/mapping';
import type { Collection } from './collections.js';
import { minutesFrom, momentFrom, yesNoFrom, type Conversion } from './conversions.js';
import { fieldsOf, type Field } from './fields.js';
import { idFieldOf, setMember, type HostModel, type Members } from './host-model.js';
import { fieldsBeside } from './joins.js';
import type { Roles } from './roles.js';
import { isMadeUp } from './schema-reader.js';
import { isMoment, isText, isAddress, proseOf } from './signs.js';
import { targets, type Target } from './targets.js';
import type { Certainty } from './understanding.js';
import { valueTable } from './value-tables.js';
import { meaningOf, type VocabularyName } from './vocabulary.js';
import { englishOf } from './words.js';

/** A member of the contract and the field that it is read from. */
interface Match {
  readonly target: Target;
  readonly field: Field;
  readonly score: number;
}

/** Finds where the members of one sort of thing stand; what `spoken` holds has a meaning already. */
export function findMembers(
  role: keyof Roles,
  collection: Collection,
  model: HostModel,
  spoken: readonly Field[] = [],
): Members {
  const matches = matchesFor(role, collection, model, spoken);
  const members: Members = {};
  for (const target of targets[role]) {
    if (target.beside !== undefined && !(target.beside in members)) continue;
    const match = matches.find((one) => one.target === target);
    if (!match) {
      missed(role, target.member, collection, model);
      continue;
    }
    const { parts, why, isGuess, unknown = [], usual } = templateFor(match, model);
    for (const [member, part] of parts) setMember(members, member, part);
    const certainty = isGuess === true ? 'guess' : certaintyOf(match);
    model.understanding.decide({
      ...{ entity: role, member: target.member, from: match.field.expression, certainty },
      why: match.score < unlikely ? `nothing is called like it; ${why}` : why,
    });
    const meanwhile = usual === undefined ? 'it is shown as it is' : `until then it is "${usual}"`;
    for (const value of unknown)
      model.understanding.miss(
        role,
        target.member,
        `Say in "$values" what "${value}" stands for; ${meanwhile}.`,
      );
  }
  return members;
}

const unlikely = 0.35;

function certaintyOf({ score }: Match): Certainty {
  return score >= 0.9 ? 'sure' : score >= unlikely ? 'likely' : 'guess';
}

/** Which field each member is read from: those that must be there first, then whatever fits best. */
function matchesFor(
  role: keyof Roles,
  collection: Collection,
  model: HostModel,
  spoken: readonly Field[],
): readonly Match[] {
  const fields = [...fieldsOf(collection), ...fieldsBeside(collection, model)].filter(
    ({ isWithinList, values }) => !isWithinList && values.length > 0,
  );
  const matches: Match[] = [];
  const taken = new Set<Field>(spoken);
  const id = idFieldOf(collection);
  const isFree = ({ target, field }: Match) =>
    !taken.has(field) && !matches.some((one) => one.target === target);
  const take = (match: Match) => {
    matches.push(match);
    taken.add(match.field);
  };
  const idTarget = targets[role].find(({ member }) => member === 'id')!;
  if (id && idTarget.takes(id)) take({ target: idTarget, field: id, score: id.words === 'id' ? 1 : 0.8 });
  const ranked = targets[role].flatMap((target) => fields.flatMap((field) => matchOf(target, field) ?? []));
  ranked.sort((a, b) => b.score - a.score);
  for (const needed of targets[role].filter(({ isNeeded }) => isNeeded)) {
    const best = ranked.find((match) => match.target === needed && isFree(match));
    const found =
      best ??
      byLooks(
        needed,
        fields.filter((field) => !taken.has(field)),
      );
    if (found) take(found);
  }
  for (const match of ranked) if (isFree(match)) take(match);
  return matches;
}

/** How well a field fits a member: by what it is called and what it holds; undefined: not at all. */
function matchOf(target: Target, field: Field): Match | undefined {
  if (!target.takes(field) || (target.member === 'position' && !saysPosition(field))) return undefined;
  const ranks = [field.words, field.core].map((words) => target.names.findIndex((form) => form.test(words)));
  const [whole = -1, core = -1] = ranks;
  const best = Math.min(...[whole, core < 0 ? -1 : core + 0.4].filter((rank) => rank >= 0));
  const weight = target.isNeeded === true ? 0.1 : 0.08;
  const nearness = (target.likeness?.(field) ?? 0) * weight - field.depth * 0.04;
  if (best < Infinity) return { target, field, score: 1 - best * 0.08 + nearness };
  const perhaps = target.perhaps?.some((form) => form.test(field.words) || form.test(field.core));
  return perhaps ? { target, field, score: 0.3 + nearness } : undefined;
}

/**
 * Whether it says where a stage is: several are not all at one place, and one of them is the current one. Where no word
 * means that, the steps say it better.
 */
function saysPosition({ values, count }: Field): boolean {
  const isSame = values.length === 1 && count > 1;
  return !isSame && values.some((value) => meaningOf('stage', englishOf(String(value))) === 'current');
}

/** What has to be there, and is called like nothing that is known: whatever looks most like it. */
function byLooks(target: Target, fields: readonly Field[]): Match | undefined {
  if (target.member === 'url') {
    const field = fields.find((one) => target.takes(one));
    return field && { target, field, score: 0.2 };
  }
  const texts = fields.filter(
    (one) => isText(one) && !isAddress(one) && !isMoment(one) && proseOf(one) > 0.4,
  );
  const [field] = texts.sort((a, b) => proseOf(b) - proseOf(a) || a.depth - b.depth);
  return field && { target, field, score: 0.2 };
}

interface Made {
  readonly parts: readonly (readonly [string, Template])[];
  readonly why: string;
  readonly isGuess?: boolean;
  /** Values whose meaning is not known. */
  readonly unknown?: readonly string[];
  /** What they stand for until somebody says it. */
  readonly usual?: string | undefined;
}

/** What a thing is as long as nobody says what its kind means. */
const usualKinds: Readonly<Partial<Record<VocabularyName, string>>> = {
  kind: 'task',
  resourceKind: 'article',
};

function templateFor({ target, field }: Match, model: HostModel): Made {
  const { member, vocabulary } = target;
  const { expression, values, words } = field;
  const named = 'by its name and its values';
  if (vocabulary) {
    if (values.every(isMadeUp)) return { parts: [[member, expression]], why: 'by its name' };
    const { template, why, certainty, unknown } = valueTable(expression, { field, vocabulary, model });
    const usual = unknown.length > 0 ? usualKinds[vocabulary] : undefined;
    const part = usual === undefined ? template : ({ ...(template as object), $else: usual } as Template);
    return { parts: [[member, part]], why, isGuess: certainty === 'guess', unknown, usual };
  }
  if (member === 'required') return requiredFrom(field);
  if (member === 'dependsOn') return { parts: [[member, { $each: expression, stepId: '$' }]], why: named };
  const converted = conversionOf(target, field);
  if (converted) {
    const { why, isGuess } = converted;
    return { parts: [[member, converted.expression]], why, ...(isGuess !== undefined && { isGuess }) };
  }
  if (member === 'action.url') {
    const label: readonly [string, Template] = ['action.label', `${expression} ? 'Open'`];
    return { parts: [label, [member, expression]], why: named };
  }
  const isHtml = values.some((value) => /<\/?[a-z][^>]*>|&[a-z]+;|&#\d+;/i.test(String(value)));
  if (isHtml) return { parts: [[member, `$text(${expression})`]], why: 'it holds HTML, shown as text' };
  const isBare = /minutes$/i.test(member) && !/\b(min|mins|minutes)\b/.test(words);
  return isBare
    ? { parts: [[member, expression]], why: 'taken to be in minutes', isGuess: true }
    : { parts: [[member, expression]], why: named };
}

function conversionOf(
  { member, takes }: Target,
  { expression, words, values }: Field,
): Conversion | undefined {
  if (takes === isMoment) return momentFrom(expression, values);
  return /minutes$/i.test(member) ? minutesFrom(expression, words, values) : undefined;
}

function requiredFrom({ expression, words, values }: Field): Made {
  const isOpposite = /optional/.test(words);
  const $values = yesNoFrom(values, isOpposite);
  const why = isOpposite ? 'it says the opposite' : 'by its name and its values';
  return { parts: [['required', $values ? { $of: expression, $values } : expression]], why };
}

const needed: ReadonlySet<string> = new Set([
  ...['user.id', 'journey.id', 'journey.title', 'journey.outcome.title', 'stage.id', 'stage.title'],
  ...['stage.outcome', 'step.id', 'step.title', 'step.due', 'step.side', 'resource.id', 'resource.title'],
  ...['resource.url', 'feedback.id', 'feedback.at', 'feedback.summary', 'update.title', 'update.at'],
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
