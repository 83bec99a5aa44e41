import type { Template } from '@partner-journey/client/mapping';
import { fieldsOf, type Field } from './fields.js';
import type { HostModel } from './host-model.js';
import { isMadeUp } from './schema-reader.js';
import type { Certainty } from './understanding.js';
import { meaningOf, type VocabularyName } from './vocabulary.js';
import { isYesNo } from './signs.js';
import { englishOf, isObject } from './words.js';

/** What the values of a host stand for, and how that is known. */
export interface ValueTable {
  readonly template: Template;
  readonly certainty: Certainty;
  readonly why: string;
  /** Values whose meaning is not known. */
  readonly unknown: readonly string[];
}

type Meanings = Readonly<Record<string, string>>;

/** Makes the table for a field whose words or codes stand for words of the contract. */
export function valueTable(
  expression: string,
  {
    field,
    vocabulary,
    model,
  }: { readonly field: Field; readonly vocabulary: VocabularyName; readonly model: HostModel },
): ValueTable {
  const hinted = hintsFor(field, model).flatMap(({ values }) => values);
  const values = [...new Set([...field.values, ...hinted].filter((value) => !isMadeUp(value)).map(String))];
  if (isYesNo({ ...field, values }) && vocabulary !== 'side')
    return yesNoTable(expression, field, vocabulary);
  const share = vocabulary === 'step' ? shareDone(expression, field, values) : undefined;
  if (share) return share;
  const spoken = meaningsOf(values, (value) => value, vocabulary);
  if (Object.keys(spoken).length > 0)
    return spokenTable(expression, { values, spoken: beside(spoken, vocabulary), vocabulary });
  const coded = codesExplained(values, field, { vocabulary, model });
  if (coded) return told(expression, { values, ...coded });
  const why =
    values.length === 0
      ? 'none of its words are known: write into "$values" what each stands for'
      : 'nothing explains its codes: taken to rise from open to done';
  const meanings = vocabulary === 'step' ? inOrder(values) : {};
  return told(expression, { values, meanings, how: ['guess', why] });
}

/** How much of it is done, in percent or as a share of one, says whether it is done. */
function shareDone(expression: string, { words }: Field, values: readonly string[]): ValueTable | undefined {
  const numbers = values.map(Number);
  if (!/\b(percent|percentage|progress|ratio|completion)\b/.test(words)) return undefined;
  if (!numbers.every((number) => number >= 0 && number <= 100)) return undefined;
  const whole = numbers.some((number) => number > 1) ? 100 : 1;
  const template = `$number(${expression}) >= ${whole} ? 'done' : $number(${expression}) > 0 ? 'in-progress' : 'todo'`;
  return { template, certainty: 'likely', why: `${whole} is all of it`, unknown: [] };
}

function yesNoTable(expression: string, { values }: Field, vocabulary: VocabularyName): ValueTable {
  const [after, before] = vocabulary === 'feedback' ? ['done', 'received'] : ['done', 'todo'];
  const plain = { true: after, false: before, 1: after, 0: before };
  const worded = values
    .map(String)
    .filter((value) => !Object.hasOwn(plain, value))
    .map((value) => [value, isYes(value) ? after : before] as const);
  const meanings = worded.length > 0 ? Object.fromEntries(worded) : plain;
  return table(expression, meanings, ['sure', 'it says whether it is done']);
}

function isYes(value: string): boolean {
  return /^([yjso1]|yes|true)$/i.test(englishOf(value));
}

const begins = /^(new|not (yet )?(started|attempted|begun)|to ?do|unstarted|created)$/;

/**
 * Some words say which state is meant only beside others: “open” and “incomplete” are not begun, unless there is a word
 * for that already; “opened” beside nothing but “closed” is not begun.
 */
function beside(spoken: Meanings, vocabulary: VocabularyName): Meanings {
  if (vocabulary !== 'step') return spoken;
  const has = (meaning: string) => Object.values(spoken).includes(meaning);
  const said = (form: RegExp) => Object.keys(spoken).find((word) => form.test(englishOf(word)));
  const [opened, between] = [said(/^opened$/), said(/^(open|incomplete)$/)];
  if (opened !== undefined && !has('todo')) return { ...spoken, [opened]: 'todo' };
  if (between === undefined || said(begins) === undefined || has('in-progress')) return spoken;
  return { ...spoken, [between]: 'in-progress' };
}

/** Where all that is known is on one side, what is not known is taken to be the other: hosts call it by their own name. */
function spokenTable(
  expression: string,
  {
    values,
    spoken,
    vocabulary,
  }: { readonly values: readonly string[]; readonly spoken: Meanings; readonly vocabulary: VocabularyName },
): ValueTable {
  const left = values.filter((value) => !Object.hasOwn(spoken, value));
  const [side, ...more] = new Set(Object.values(spoken));
  if (vocabulary !== 'side' || left.length === 0 || more.length > 0)
    return told(expression, { values, meanings: spoken, how: ['likely', 'by what its words mean'] });
  const other = side === 'partner' ? 'program' : 'partner';
  const meanings = { ...spoken, ...Object.fromEntries(left.map((value) => [value, other])) };
  const why = `${left.map((value) => `"${value}"`).join(', ')} is taken to be the ${other}`;
  return told(expression, { values, meanings, how: ['guess', why] });
}

function told(
  expression: string,
  {
    values,
    meanings,
    how,
  }: {
    readonly values: readonly string[];
    readonly meanings: Meanings;
    readonly how: readonly [Certainty, string];
  },
): ValueTable {
  return {
    ...table(expression, meanings, how),
    unknown: values.filter((value) => !Object.hasOwn(meanings, value)),
  };
}

function table(
  expression: string,
  meanings: Meanings,
  [certainty, why]: readonly [Certainty, string],
): ValueTable {
  return { template: { $of: expression, $values: { ...meanings } }, certainty, why, unknown: [] };
}

function meaningsOf(
  values: readonly string[],
  wordFor: (value: string) => string | undefined,
  vocabulary: VocabularyName,
): Meanings {
  const known = values.flatMap((value) => {
    const word = wordFor(value);
    const meaning = word === undefined ? undefined : meaningOf(vocabulary, englishOf(word));
    return meaning === undefined ? [] : [[value, meaning] as const];
  });
  return Object.fromEntries(known);
}

/** Codes are explained by a table of the host, or in the words of its OpenAPI document. */
function codesExplained(
  values: readonly string[],
  field: Field,
  { vocabulary, model }: { readonly vocabulary: VocabularyName; readonly model: HostModel },
): { readonly meanings: Meanings; readonly how: readonly [Certainty, string] } | undefined {
  for (const { description } of hintsFor(field, model)) {
    const words = new Map(
      [...description.matchAll(/(\w+)\s*(?:=|:|–|-|\bis\b|\bmeans\b)\s*["'“]?([\p{L}][\p{L} _-]*)/gu)].map(
        ([, code, word]) => [code, word],
      ),
    );
    const meanings = meaningsOf(values, (value) => words.get(value), vocabulary);
    if (Object.keys(meanings).length > 0)
      return { meanings, how: ['sure', 'its description explains the codes'] };
  }
  for (const collection of model.collections) {
    const fields = fieldsOf(collection);
    const code = fields.find((one) => values.every((value) => one.values.map(String).includes(value)));
    if (
      !code ||
      collection.items.length > 50 ||
      !/\b(stat(e|us)|code|lookup|type|value)$/.test(collection.name)
    )
      continue;
    for (const label of fields.filter((one) => one !== code)) {
      const words = new Map(
        collection.items.map((item) => [String(valueAt(item, code)), String(valueAt(item, label))]),
      );
      const meanings = meaningsOf([...words.keys()], (value) => words.get(value), vocabulary);
      if (Object.keys(meanings).length > 0) {
        return { meanings, how: ['sure', `the table of GET ${collection.sample.path} explains the codes`] };
      }
    }
  }
  return undefined;
}

function valueAt(item: Readonly<Record<string, unknown>>, { expression }: Field): unknown {
  return expression
    .split('.')
    .reduce<unknown>((inner, name) => (isObject(inner) ? inner[name.replaceAll('`', '')] : undefined), item);
}

function hintsFor({ name, values }: Field, { knowledge }: HostModel) {
  const hints = knowledge.hints.get(name) ?? [];
  return hints.filter(
    (hint) => hint.values.length === 0 || values.every((value) => hint.values.includes(value)),
  );
}

/** The lowest code is open, the highest done, what is between under way. */
function inOrder(values: readonly string[]): Meanings {
  const codes = values.filter((value) => /^-?\d+$/.test(value)).sort((a, b) => Number(a) - Number(b));
  if (codes.length < 2) return {};
  return Object.fromEntries(
    codes.map((code, index) => [
      code,
      index === 0 ? 'todo' : index === codes.length - 1 ? 'done' : 'in-progress',
    ]),
  );
}
