import { dayOf, instantOf } from '@partner-journey/client/mapping';
import { all, fieldsOf, type Field } from './fields.js';
import type { Collection } from './collections.js';
import { dottedDay, wrappedMoment } from './conversions.js';
import { shareKnown, type VocabularyName } from './vocabulary.js';
import { englishOf } from './words.js';

/** Whether a member holds days or moments. */
export function isMoment({ values, isList }: Field): boolean {
  return !isList && all(values, isOneMoment);
}

/** Small numbers count anything; since 1973 seconds have nine digits. */
function isOneMoment(value: unknown): boolean {
  if (typeof value === 'number') return value > 100_000_000 && value < 100_000_000_000_000;
  if (typeof value !== 'string') return false;
  return (
    dottedDay.test(value) || wrappedMoment.test(value) || (dayOf(value) ?? instantOf(value)) !== undefined
  );
}

/** Whether a member holds addresses. */
export function isAddress({ values }: Field): boolean {
  return all(values, (value) => /^(https?:\/\/|mailto:|\/[^/])\S*$/.test(String(value)));
}

/** Whether a member says yes or no. */
export function isYesNo({ values, isList }: Field): boolean {
  return (
    !isList &&
    all(values, (value) =>
      /^(true|false|[01yn]|yes|no|ja|nein|[js]|si|sim|oui|non|nao)$/i.test(folded(value)),
    )
  );
}

function folded(value: unknown): string {
  return String(value).normalize('NFD').replace(/\p{M}/gu, '');
}

/** Whether words that a member holds are known, at least as large a part of them as is asked for. */
export function speaks(vocabulary: VocabularyName, least = 0.5): (field: Field) => boolean {
  return ({ values, isList }) =>
    !isList &&
    values.length > 0 &&
    shareKnown(
      vocabulary,
      values.map((value) => englishOf(String(value))),
    ) >= least;
}

/** Whether a member holds words for people, and not codes. */
export function isText({ values, isList }: Field): boolean {
  return !isList && all(values, (value) => typeof value === 'string');
}

/** How much a member looks like what people read: blanks, capitals, each one different. */
export function proseOf({ values, count }: Field): number {
  if (values.length === 0) return 0;
  const texts = values.map(String);
  const share = texts.filter((text) => /\p{L}{2,} \p{L}/u.test(text) && !/^\w+:|@/.test(text)).length;
  return (share / texts.length) * (values.length / Math.max(count, 1));
}

/** What hosts call a state, the most telling first. */
export const stateNames: readonly RegExp[] = [
  /^(status|state|progress status|workflow (state|status))$/,
  /^(\S+ )?(status|state)( (code|id|key|name|value|label|text|type|title|category))?$/,
  /^(is )?(done|complete|completed|finished|closed|checked)$/,
  /\b(done|complete|completed|finished)$/,
  /\b(status|state|stage|progress|result|decision|resolution)\b/,
];

/** The signs by which it is seen what things are, whatever they are called. */
export interface Signs {
  readonly hasTitle: boolean;
  readonly hasState: boolean;
  readonly hasDue: boolean;
  readonly hasEnd: boolean;
  readonly hasOrder: boolean;
  readonly hasGoal: boolean;
  readonly hasAddress: boolean;
  readonly hasWords: boolean;
  readonly hasMoment: boolean;
  readonly hasEmail: boolean;
  readonly hasPersonName: boolean;
}

const seen = new WeakMap<Collection, Signs>();

/** Looks for signs; what was seen once is remembered. */
export function signsOf(collection: Collection): Signs {
  let signs = seen.get(collection);
  if (!signs) seen.set(collection, (signs = lookFor(fieldsOf(collection))));
  return signs;
}

function lookFor(all: readonly Field[]): Signs {
  const fields = all.filter(
    ({ values, isWithinList, depth }) => values.length > 0 && !isWithinList && depth < 2,
  );
  const has = (form: RegExp, fits: (field: Field) => boolean = () => true) =>
    fields.some((field) => (form.test(field.words) || form.test(field.core)) && fits(field));
  const stated = fields.filter(({ words, core }) =>
    stateNames.some((form) => form.test(words) || form.test(core)),
  );
  return {
    hasTitle:
      fields.some(looksLikeTitle) ||
      has(
        /^((\S+ )?(title|name|subject|headline|heading|label|caption)|(short )?description|summary|text)$/,
        isText,
      ),
    hasState: stated.some((field) => speaks('step')(field) || isYesNo(field) || isCode(field)),
    hasDue: has(/\b(due|deadline|planned end|target|end date|expected)\b/, isMoment),
    hasEnd: has(/\b(completed|completion|done|finished|closed|solved|resolved|actual end)\b/, isMoment),
    hasOrder: has(/\b(order|position|sequence|seq|sort|ordinal|rank|index|pos|number)\b/, ({ values }) =>
      values.every((value) => /^\d+$/.test(String(value))),
    ),
    hasGoal: has(/\b(outcome|goal|objective|purpose|aim|ambition|target)\b/, isText),
    hasAddress: has(/\b(url|link|href|uri|permalink|download|address)\b/, isAddress),
    hasWords: has(
      /\b(message|text|body|comments?|content|feedback|question|description|remark|note|idea)\b/,
      isText,
    ),
    hasMoment: fields.some(isMoment),
    hasEmail: fields.some(({ values }) => values.every((value) => /^\S+@\S+\.\S+$/.test(String(value)))),
    hasPersonName: has(
      /\b(first name|given name|full name|display name|user name|last name|surname)\b/,
      isText,
    ),
  };
}

/** What people call a thing reads like words, is each time another, and is no remark on it. */
function looksLikeTitle(field: Field): boolean {
  if (field.depth > 0 || !isText(field) || isAddress(field) || isMoment(field)) return false;
  const isRemark = /\b(description|notes?|comments?|body|message|reason|goal|outcome|objective)\b/.test(
    field.words,
  );
  return !isRemark && proseOf(field) > 0.6;
}

function isCode({ values }: Field): boolean {
  return values.length < 8 && values.every((value) => /^-?\d{1,3}$/.test(String(value)));
}
