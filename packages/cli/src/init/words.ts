/** A name as words: `isDone`, `is_done`, `IS_DONE` and `Is_Done__c` are all “is done”. */
export function wordsOf(name: string): string {
  return name
    .replace(/__c$/, '')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
    .toLowerCase();
}

/** One of what a plural names: `companies` → `company`. */
export function singular(words: string): string {
  return words
    .replace(/ies$/, 'y')
    .replace(/(ss|sh|ch|x)es$/, '$1')
    .replace(/statuses$/, 'status')
    .replace(/(?<![su])s$/, '');
}

const reserved: ReadonlySet<string> = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** A member as an expression names it. */
export function quoted(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name) ? name : `\`${name.replaceAll('`', '')}\``;
}

/** Whether a value is an object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Objects of a list; what else is in it counts for nothing. */
export function objectsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? (value as readonly unknown[]).filter(isObject) : [];
}
