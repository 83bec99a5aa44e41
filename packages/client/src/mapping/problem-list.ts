import type { Expressions } from './expressions.js';

/** Something in a mapping that cannot be meant. */
export interface MappingProblem {
  /** Where it stands, such as `reads.journey.as.stages.title`. */
  readonly path: string;
  /** What is wrong and what to write instead. */
  readonly message: string;
}

/** The members of an object of which nothing is known. */
export type Members = Readonly<Record<string, unknown>>;

/** Names that stand for answers where an expression is asked, and what names those. */
export interface Roots {
  readonly names: readonly string[];
  readonly givenBy: string;
}

/** One name, or several joined by dots: the first of them is looked for in the answers. */
const plainName = /^([A-Za-z_]\w*)(?:\.[A-Za-z_]\w*)*$/;

/** What was found so far, and the questions that are asked everywhere in a mapping. */
export class ProblemList {
  readonly found: MappingProblem[] = [];
  readonly #expressions: Expressions;

  constructor(expressions: Expressions) {
    this.#expressions = expressions;
  }

  say(path: string, message: string): void {
    this.found.push({ path: path || 'the mapping', message });
  }

  /** An object with these members and no others; undefined, and said, when it is none. */
  object(value: unknown, path: string, known?: readonly string[]): Members | undefined {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.say(path, 'write an object here');
      return undefined;
    }
    for (const name of Object.keys(value)) {
      if (known && !known.includes(name)) {
        this.say(path ? `${path}.${name}` : name, `there is no such member: ${known.join(', ')}`);
      }
    }
    return value as Members;
  }

  /** Looks at each member of an object with these members. */
  each(
    value: unknown,
    path: string,
    { known, check }: { known: readonly string[]; check(value: unknown, path: string, name: string): void },
  ): void {
    for (const [name, one] of Object.entries(this.object(value, path, known) ?? {})) {
      if (known.includes(name)) check(one, `${path}.${name}`, name);
    }
  }

  oneOf(value: unknown, path: string, known: readonly string[]): void {
    if (typeof value === 'string' && known.includes(value)) return;
    this.say(path, `write one of ${known.join(', ')}`);
  }

  /** A text, where there is anything. */
  text(value: unknown, path: string): void {
    if (value !== undefined && typeof value !== 'string') this.say(path, 'write a text here');
  }

  /** A whole number from `least` on, where there is anything. */
  count(value: unknown, path: string, least: number): void {
    if (value === undefined || (Number.isInteger(value) && (value as number) >= least)) return;
    this.say(path, `write a whole number from ${least} on`);
  }

  /** An expression; with `roots`, of which a plain name has to be one. */
  expression(value: unknown, path: string, roots?: Roots): void {
    if (typeof value !== 'string') {
      this.say(path, 'write an expression in JSONata here, as text');
      return;
    }
    const message = this.#expressions.problemOf(value);
    if (message !== undefined) this.say(path, `this is no JSONata: ${message} in "${value}"`);
    const [, first] = plainName.exec(value) ?? [];
    if (!roots || first === undefined || roots.names.includes(first) || literals.includes(value)) return;
    const there = roots.names.length > 0 ? `there are ${roots.names.join(', ')}` : 'there are none';
    this.say(
      path,
      `"${first}" is looked for among the answers of "${roots.givenBy}" (${there}): for a text of your own write {"$value": "${value}"}`,
    );
  }
}

/** Names that are values in JSONata. */
const literals: readonly string[] = ['true', 'false', 'null'];
