import { inEnglish } from './lexicon.js';
import { apart } from './run-together.js';

/** A name as words: `isDone`, `is_done`, `IS_DONE` and `Is_Done__c` are all “is done”. */
export function wordsOf(name: string): string {
  return name
    .replace(/__c$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** A name or a value as English words, whatever language of the lexicon it is in: `FAELLIG_AM` is “due on”. */
export function englishOf(name: string): string {
  return inEnglish(
    wordsOf(name)
      .replace(/(?<=\p{L}{4})\d+\b/gu, '')
      .split(' ')
      .map(apart)
      .join(' '),
  );
}

/** One of what a plural names: `companies` → `company`. */
export function singular(words: string): string {
  return words
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/statuses$/, 'status')
    .replace(/(?<![sui])s$/, '');
}

/** Whether a few letters are short for a word: its first one, and others of it in their order. */
export function isShortFor(letters: string, word: string): boolean {
  if (letters.length < 2 || letters.length > 5 || letters === 'id' || letters[0] !== word[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = word.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const reserved: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** A member as an expression names it. */
export function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name) ? name : `\`${name.replaceAll('`', '')}\``;
}

/** A text as an expression writes it. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** Whether a value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects of a list; what else is in it counts for nothing. */
export function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : [];
}
