import type { Template } from '@partner-journey/client/mapping';
import { all, fieldsOf, type Field } from './fields.js';
import type { HostModel } from './host-model.js';
import { isMadeUp } from './schema-reader.js';
import type { Certainty } from './understanding.js';
import { meaningOf, type VocabularyName } from './vocabulary.js';
import { wordsOf } from './words.js';

/** What the values of a host stand for, and how that is known. */
export interface ValueTable {
  readonly template: Template;
  readonly certainty: Certainty;
  readonly why: string;
  /** Values whose meaning is not known. */
  readonly unknown: readonly string[];
}

type Meanings = Readonly<Record<string, string>>;

const isYesNo = (value: unknown) =>
  typeof value === 'boolean' || /^(0|1|true|false|yes|no)$/.test(String(value));

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
  if (
    vocabulary === 'step' &&
    all(values, isYesNo) &&
    /\b(done|complete|completed|finished|closed)$/.test(field.words)
  ) {
    return table(expression, { true: 'done', false: 'todo', 1: 'done', 0: 'todo' }, [
      'sure',
      'it says whether it is done',
    ]);
  }
  const spoken = meaningsOf(values, (value) => value, vocabulary);
  if (Object.keys(spoken).length > 0)
    return told(expression, { values, meanings: spoken, how: ['likely', 'by what its words mean'] });
  const coded = codesExplained(values, field, { vocabulary, model });
  if (coded) return told(expression, { values, ...coded });
  const ordered = vocabulary === 'step' ? inOrder(values) : {};
  return told(expression, {
    values,
    meanings: ordered,
    how: ['guess', 'nothing explains its codes: taken to rise from open to done'],
  });
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
    const meaning = word === undefined ? undefined : meaningOf(vocabulary, wordsOf(word));
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

function valueAt(item: Readonly<Record<string, unknown>>, { expression, name }: Field): unknown {
  const members = expression.startsWith('attributes.')
    ? (item['attributes'] as Readonly<Record<string, unknown>>)
    : item;
  return members[name];
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
