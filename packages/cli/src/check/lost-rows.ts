import type { JourneyAdapter } from '@partner-journey/client';
import type { Mapping, Template } from '@partner-journey/client/mapping';
import type { Checkup } from './checkup.js';
import { isLong, listsIn, scalarsIn, type Row } from './rows-in.js';

/** Reads whose answers have more in them than is asked for. */
const narrowed: ReadonlySet<string> = new Set(['history']);
/** The members of documents that a host's rows become items of. */
const lists: ReadonlySet<string> = new Set(['stages', 'steps', 'items']);

/**
 * Finds rows of a host that nothing is made of: a task whose phase does not exist is on no page, and no expression fails
 * for it. Watches what is asked and what is made of it.
 */
export class LostRows {
  readonly #mapping: Mapping;
  /** What was answered, by the path of the request. */
  readonly #answers = new Map<string, unknown[]>();
  readonly #shown = new Set<string>();
  /** Whether what is asked now is only a part of a list; what is read is read one after the other. */
  #isNarrowed = false;

  constructor(mapping: Mapping) {
    this.#mapping = mapping;
  }

  /** Asks, and keeps what is answered. */
  watchFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
    return async (address, init) => {
      const response = await fetch(address, init);
      if (this.#isNarrowed || !response.ok) return response;
      const { pathname } = new URL(address instanceof Request ? address.url : address);
      const answer: unknown = await response
        .clone()
        .json()
        .catch(() => undefined);
      const others = this.#answers.get(pathname) ?? [];
      this.#answers.set(pathname, [...others, answer]);
      return response;
    };
  }

  /** The same adapter, whose documents are looked at. */
  watchReads(adapter: JourneyAdapter): JourneyAdapter {
    return {
      ...adapter,
      read: async (query, context) => {
        this.#isNarrowed = narrowed.has(query.kind);
        const answer = await adapter.read(query, context);
        if (!answer.unchanged) for (const text of scalarsIn(answer.body)) this.#shown.add(text);
        return answer;
      },
    };
  }

  /** Tells of each list whose rows are shown which are not. */
  tell(checkup: Checkup): void {
    for (const [name, words] of listedRequests(this.#mapping)) {
      const rows = [...this.#answers]
        .filter(([path]) => this.#isPathOf(name, path))
        .flatMap(([path, answers]) => listsIn(answers, words).map((list) => ({ path, list })));
      for (const { path, list } of rows) {
        const lost = list.filter((row) => !this.#isShown(row, list));
        if (lost.length === 0 || lost.length > list.length / 2) continue;
        checkup.look(
          'requests',
          `GET ${path}`,
        )({
          level: 'warning',
          path: lost[0]!.path,
          expected: `every item of "requests.${name}" in something that is read`,
          got: `${lost.length} of ${list.length} in nothing; the first is ${inShort(lost[0]!.value)}`,
          fix: `See what the expressions that pick from "${name}" compare: an id that names nothing leaves an item out. What is left out on purpose may stay so.`,
        });
      }
    }
  }

  #isPathOf(name: string, pathname: string): boolean {
    const path = this.#mapping.requests[name]?.path;
    if (typeof path !== 'string') return false;
    const [plain = ''] = path.split('?');
    const parts = plain.split(/\{[^{}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`(?:^|/)${parts.join('[^/]+').replace(/^\//, '')}$`).test(pathname);
  }

  /** What nobody else of the list says tells a row apart. */
  #isShown(row: Row, list: readonly Row[]): boolean {
    const own = row.texts.filter(
      (text) => !list.some((other) => other !== row && other.texts.includes(text)),
    );
    const telling = own.filter(isLong);
    return (telling.length > 0 ? telling : own).some((text) => this.#shown.has(text));
  }
}

/** The requests whose items become items of documents, each with the words by which its lists are found. */
function listedRequests({ requests, reads }: Mapping): readonly (readonly [name: string, words: string])[] {
  const expressions = Object.entries(reads)
    .filter(([kind]) => !narrowed.has(kind))
    .flatMap(([, { as }]) => eachIn(as));
  return Object.entries(requests).flatMap(([name, { items }]) => {
    const naming = expressions.filter((expression) => new RegExp(`(?<![\\w$])${name}\\b`).test(expression));
    return naming.length > 0 ? [[name, [...naming, items ?? ''].join(' ')] as const] : [];
  });
}

/** The expressions that pick the items of a document's lists. */
function eachIn(template: Template, member = ''): readonly string[] {
  if (typeof template !== 'object' || template === null) return [];
  const own = '$each' in template && lists.has(member) ? [template.$each as string] : [];
  const isList = Array.isArray(template);
  return [
    ...own,
    ...Object.entries(template).flatMap(([name, part]) => eachIn(part as Template, isList ? member : name)),
  ];
}

function inShort(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
}
