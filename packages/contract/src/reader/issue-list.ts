import type { ContractIssue } from '../schemas/problem.js';
import { describeValue, redact } from './describe-value.js';

/** Where in a document, from the inside out; undefined: the whole document. */
export interface Place {
  readonly parent: Place | undefined;
  readonly key: string | number;
}

const most = 100;

/** What does not fit, up to 100 issues; the last one then says how many more there were. */
export class IssueList {
  readonly #issues: ContractIssue[] = [];
  readonly #told = new Map<object, Set<string>>();
  #count = 0;

  /** How many things do not fit. */
  get count(): number {
    return this.#count;
  }

  /** Notes one thing that does not fit. */
  add(place: Place | undefined, expected: string, value: unknown): void {
    if (++this.#count <= most) {
      this.#issues.push({ path: pointerTo(place), expected, got: describeValue(value) });
    }
  }

  /** Whether a member of this sort of object is unknown for the first time: hosts send the same surplus with every item. */
  isNews(sort: object, name: string): boolean {
    const names = this.#told.get(sort) ?? new Set();
    if (names.has(name)) return false;
    this.#told.set(sort, names.add(name));
    return true;
  }

  /** All of it, in the order of the document. */
  finish(): ContractIssue[] {
    if (this.#count <= most) return this.#issues;
    const more = { path: '', expected: 'a document that fits', got: `${this.#count - most + 1} more issues` };
    return [...this.#issues.slice(0, most - 1), more];
  }
}

/** A JSON Pointer (RFC 6901); names are shortened and redacted like values, for they may be anything too. */
function pointerTo(place: Place | undefined): string {
  if (!place) return '';
  const token = redact(String(place.key)).replaceAll('~', '~0').replaceAll('/', '~1');
  return `${pointerTo(place.parent)}/${token}`;
}
