import type { ContractIssue } from '@partner-journey/contract';
import type { Shape } from '@partner-journey/contract/reader/shapes';
import type { Expressions, Scope } from './expressions.js';
import { fit } from './fit.js';
import { listIn, missingLists } from './list-in.js';
import type { Template, ValueTemplate } from './template.js';
import { textOf } from './text-of.js';
import { isEach, isFixed, isValue, membersOf } from './template-kind.js';

/** What was made of a template, and what could not be. */
export interface Filled {
  readonly value: unknown;
  /** An expression that failed, with the path (RFC 6901) of what is missing for it. At most 100. */
  readonly issues: readonly ContractIssue[];
}

const mostIssues = 100;

/**
 * Makes a part of a document: asks the expressions of a template of a host's answer and gives each value the sort the
 * contract wants. An expression that fails leaves out what it stands for and nothing else.
 */
export async function fillTemplate(
  expressions: Expressions,
  {
    template,
    shape = anything,
    scope,
  }: { readonly template: Template; readonly shape?: Shape; readonly scope: Scope },
): Promise<Filled> {
  const filling = new Filling(expressions);
  const value = await filling.fill(template, shape, { scope, path: '' });
  return { value, issues: filling.issues };
}

/** Where the filling stands: what is asked, and the path of what is made. */
interface Here {
  readonly scope: Scope;
  readonly path: string;
}

class Filling {
  readonly issues: ContractIssue[] = [];
  readonly #expressions: Expressions;

  constructor(expressions: Expressions) {
    this.#expressions = expressions;
  }

  /** A value, or a promise of one where it takes the library or has parts. */
  fill(template: Template, given: Shape, here: Here): unknown {
    const shape = bare(given);
    if (typeof template === 'string') {
      return following(this.#ask(template, here), (value) => fit(shape, value));
    }
    if (typeof template !== 'object' || template === null) return fit(shape, template);
    if (isFixed(template)) return fit(shape, template.$value);
    if (isValue(template)) {
      return following(this.#ask(template.$of, here), (known) => fit(shape, chosenOf(template, known)));
    }
    if (isEach(template)) return this.#fillEach(template, itemShape(shape), here);
    if (Array.isArray(template)) return this.#fillList(template as readonly Template[], shape, here);
    return this.#fillMembers(template, shape, here);
  }

  async #fillEach(
    template: Template & { readonly $each: string },
    shape: Shape | undefined,
    { scope, path }: Here,
  ): Promise<unknown[]> {
    const found = await this.#ask(template.$each, { scope, path });
    const items = listIn(found);
    // a member of one item may be absent
    if (items.length === 0 && scope.input === scope.names['all'])
      (await missingLists()).tellMissing({ path, source: template.$each, scope }, (issue) =>
        this.issues.push(issue),
      );
    const made: unknown[] = [];
    for (const [index, input] of items.entries()) {
      const names = { ...scope.names, parent: scope.input, index };
      const here = { scope: { input, names }, path: `${path}/${index}` };
      made.push(await this.#fillMembers(template, shape, here));
    }
    return made;
  }

  async #fillList(templates: readonly Template[], shape: Shape, here: Here): Promise<unknown[]> {
    const made: unknown[] = [];
    for (const template of templates) {
      const path = `${here.path}/${made.length}`;
      const isMany = typeof template === 'object' && template !== null && isEach(template);
      const one = await this.fill(template, isMany ? shape : (itemShape(shape) ?? anything), {
        ...here,
        path,
      });
      if (isMany) made.push(...(one as unknown[]));
      else if (one !== undefined) made.push(one);
    }
    return made;
  }

  async #fillMembers(template: object, shape: Shape | undefined, { scope, path }: Here): Promise<unknown> {
    const made = Object.create(null) as Record<string, unknown>;
    const names = membersOf(template);
    for (const name of names) {
      const member = memberShape(shape, name, names) ?? anything;
      const part = (template as Readonly<Record<string, Template>>)[name] as Template;
      const filled = this.fill(part, member, { scope, path: `${path}/${name}` });
      const value = filled instanceof Promise ? ((await filled) as unknown) : filled;
      if (value !== undefined) made[name] = value;
    }
    return Object.keys(made).length === 0 && names.length > 0 ? undefined : made;
  }

  #ask(expression: string, { scope, path }: Here): unknown {
    const fail = (error: unknown): void => {
      if (this.issues.length >= mostIssues) return;
      const got = `${(error as Error).message} in "${expression}"`;
      this.issues.push({ path, expected: 'an expression that fits the answer', got });
    };
    try {
      const value = this.#expressions.evaluateSoon(expression, scope, fail);
      return value instanceof Promise ? (value as Promise<unknown>).catch(fail) : value;
    } catch (error) {
      fail(error);
      return undefined;
    }
  }
}

/** What is made of a value, as soon as it is there. */
function following(value: unknown, make: (value: unknown) => unknown): unknown {
  return value instanceof Promise ? value.then(make) : make(value);
}

/** What a table has for a host's value. */
function chosenOf({ $values, $else }: ValueTemplate, known: unknown): unknown {
  const name = nameOf(known);
  if (name !== undefined && Object.hasOwn($values, name)) return $values[name];
  return $else === undefined ? known : $else;
}

/** What no shape says anything about. */
const anything: Shape = { is: 'any-of', of: [] };

function bare(shape: Shape): Shape {
  return shape.is === 'optional' || shape.is === 'default' ? bare(shape.of) : shape;
}

function itemShape(shape: Shape): Shape | undefined {
  return shape.is === 'list' ? shape.of : undefined;
}

/** The shape of a member; of several shapes, of the first that has all members of the template. */
function memberShape(given: Shape | undefined, name: string, all: readonly string[]): Shape | undefined {
  const shape = given && bare(given);
  if (shape?.is === 'object') return Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
  if (shape?.is === 'map') return shape.of;
  if (shape?.is !== 'any-of') return undefined;
  const whole = shape.of.find(
    (one) => one.is === 'object' && all.every((member) => Object.hasOwn(one.members, member)),
  );
  return whole && memberShape(whole, name, all);
}

/** The name of a host's value in a table of values; nothing is called `null`. */
function nameOf(value: unknown): string | undefined {
  if (!Array.isArray(value)) return value === undefined || value === null ? 'null' : textOf(value);
  const [one = null, ...others] = value as readonly unknown[];
  if (one === null) return 'null';
  return others.length > 0 ? undefined : textOf(one);
}
