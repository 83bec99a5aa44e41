import type { ContractIssue } from '@partner-journey/contract';
import type { Shape } from '@partner-journey/contract/reader/shapes';
import type { Expressions, Scope } from './expressions.js';
import { fit } from './fit.js';
import type { Template } from './template.js';
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

  async fill(template: Template, given: Shape, here: Here): Promise<unknown> {
    const shape = bare(given);
    if (typeof template === 'string') return fit(shape, await this.#ask(template, here));
    if (typeof template !== 'object' || template === null) return fit(shape, template);
    if (isFixed(template)) return fit(shape, template.$value);
    if (isValue(template)) {
      const known = await this.#ask(template.$of, here);
      const { $values, $else = known } = template;
      const name = nameOf(known);
      return fit(shape, name !== undefined && Object.hasOwn($values, name) ? $values[name] : $else);
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
    const items = found === undefined || found === null ? [] : [found].flat();
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
      const value = await this.fill(part, member, { scope, path: `${path}/${name}` });
      if (value !== undefined) made[name] = value;
    }
    return Object.keys(made).length === 0 && names.length > 0 ? undefined : made;
  }

  async #ask(expression: string, { scope, path }: Here): Promise<unknown> {
    try {
      return await this.#expressions.evaluate(expression, scope);
    } catch (error) {
      if (this.issues.length < mostIssues) {
        const got = `${(error as Error).message} in "${expression}"`;
        this.issues.push({ path, expected: 'an expression that fits the answer', got });
      }
      return undefined;
    }
  }
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
  const [one = null, ...others] = [value].flat() as readonly unknown[];
  if (one === null) return 'null';
  return others.length > 0 ? undefined : textOf(one);
}
