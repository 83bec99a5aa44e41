import type jsonata from 'jsonata';
import { ConfigError } from '../errors/config-error.js';
import { Endless } from './endless.js';
import { mappingFunctions } from './functions.js';
import type { Expression } from './template.js';

type Jsonata = typeof jsonata;

/** What an expression is asked of, and the names it knows beside. */
export interface Scope {
  readonly input: unknown;
  /** By their name without `$`. */
  readonly names: Readonly<Record<string, unknown>>;
}

/** Names joined by dots; what else looks like one means something to JSONata. */
const plainPath =
  /^(?!(?:and|or|in|true|false|null)\b)[A-Za-z_]\w*(?:\.(?!(?:and|or|in|true|false|null)\b)[A-Za-z_]\w*)*$/;

/** A function of one thing, as `$text(title.rendered)`. */
const plainCall = /^\$(\w+)\(([\w.]+)\)$/;

/** Is told why a value is not all that was asked for. */
type OnRepair = (why: Error) => void;

type Evaluate = (scope: Scope, onRepair?: OnRepair) => unknown;

/** Understands expressions: each is compiled once. The library that does it is fetched when the first one is needed. */
export class Expressions {
  readonly #jsonata: Jsonata;
  readonly #compiled = new Map<Expression, Evaluate>();
  readonly #endless = new Endless();

  private constructor(library: Jsonata) {
    this.#jsonata = library;
  }

  static async load(): Promise<Expressions> {
    return new Expressions((await import('jsonata')).default);
  }

  /** What keeps a text from being JSONata; undefined when nothing does. */
  problemOf(source: Expression): string | undefined {
    try {
      this.#compile(source);
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  /** The value; `undefined` when there is none. Rejects with an `Error` that says what was wrong with what it was asked of. */
  async evaluate(source: Expression, scope: Scope): Promise<unknown> {
    return this.evaluateSoon(source, scope);
  }

  /**
   * The value of an expression that stands at this place of the mapping, such as `requests.tasks.items`.
   * @throws {ConfigError} that names the place when it fails: the mapping and the host do not fit together.
   * @throws {RangeError} when the answer is nested too deeply to be walked through.
   */
  async evaluateAt(place: string, source: Expression, scope: Scope): Promise<unknown> {
    try {
      return await this.evaluateSoon(source, scope);
    } catch (cause) {
      // an answer that is nested too deeply is nobody's mistake here
      if (cause instanceof RangeError) throw cause;
      throw new ConfigError(`${place} of the mapping: ${messageOf(cause)} in "${source}".`, { cause });
    }
  }

  /** The same, but a promise only where the library is asked: waiting for each name of a long list takes its time. */
  evaluateSoon(source: Expression, scope: Scope, onRepair?: OnRepair): unknown {
    try {
      const value = this.#compile(source)(scope, onRepair);
      return value instanceof Promise ? value.catch(throwAsError) : value;
    } catch (error) {
      return throwAsError(error);
    }
  }

  #compile(source: Expression): Evaluate {
    let evaluate = this.#compiled.get(source);
    if (!evaluate) this.#compiled.set(source, (evaluate = this.#compileAnew(source)));
    return evaluate;
  }

  #compileAnew(source: Expression): Evaluate {
    const { path, make } = callIn(source) ?? { path: source, make: undefined };
    const parts = plainPath.test(path) ? path.split('.') : undefined;
    let compiled: jsonata.Expression | undefined;
    const whole: Evaluate = async ({ input, names }, onRepair) => {
      compiled ??= this.#parse(source);
      try {
        return (await compiled.evaluate(input, names)) as unknown;
      } catch (error) {
        if (!/\^|\$sort/.test(source)) throw error;
        const { orderingTolerantly } = await import('./tolerant-order.js');
        const tolerant = orderingTolerantly(source, (text) => this.#parse(text));
        if (!tolerant) throw error;
        const value: unknown = await tolerant.evaluate(input, names);
        onRepair?.(asError(error));
        return value;
      }
    };
    if (!parts) {
      compiled = this.#parse(source);
      return whole;
    }
    // most of a mapping is names and functions of them: a long list is read several times as fast without the library
    return (scope, onRepair) => {
      let value = scope.input;
      for (const part of parts) {
        if (Array.isArray(value)) return whole(scope, onRepair);
        if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
        value = (value as Record<string, unknown>)[part];
      }
      if (!make) return value;
      return Array.isArray(value) ? whole(scope, onRepair) : make(value);
    };
  }

  #parse(source: Expression): jsonata.Expression {
    const expression = this.#jsonata(source);
    this.#endless.watch(expression);
    for (const [name, { signature, implementation }] of Object.entries(mappingFunctions)) {
      expression.registerFunction(name, implementation, signature);
    }
    return expression;
  }
}

/** The function of ours that is called, and the path of what; undefined for anything else. */
function callIn(source: Expression) {
  const [, name = '', path = ''] = plainCall.exec(source) ?? [];
  const called = Object.hasOwn(mappingFunctions, name) ? mappingFunctions[name] : undefined;
  return called && { path, make: (value: unknown) => called.implementation(value) };
}

function throwAsError(error: unknown): never {
  throw asError(error);
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(messageOf(error), { cause: error });
}

/** The library throws objects that are no errors. */
function messageOf(error: unknown): string {
  const message = (error as { message?: unknown } | undefined)?.message;
  return typeof message === 'string' ? message : String(error);
}
