import type * as z from 'zod/mini';
import { isSafeUrl } from '../schemas/safe-url.js';
import {
  anyOf,
  formed,
  list,
  map,
  number,
  object,
  oneOf,
  openSet,
  optional,
  text,
  url,
  withDefault,
  yesNo,
  type Shape,
} from './shape.js';

/** Any schema of the contract. */
export type Schema = z.core.SomeType;
type Definition = z.core.$ZodTypes['_zod']['def'];

const known = new WeakMap<Schema, Shape>();

/**
 * The shape of a schema, always the same object for the same schema.
 * @throws {TypeError} for a schema of a kind the contract does not use.
 */
export function shapeOf(schema: Schema): Shape {
  const shape = known.get(schema) ?? translate(definitionOf(schema));
  known.set(schema, shape);
  return shape;
}

function translate(def: Definition): Shape {
  switch (def.type) {
    case 'optional':
      return optional(shapeOf(def.innerType));
    case 'default':
      return withDefault(def.defaultValue, shapeOf(def.innerType));
    case 'object':
      return object(Object.fromEntries(Object.entries(def.shape).map(([key, one]) => [key, shapeOf(one)])));
    case 'array':
      return list(shapeOf(def.element));
    case 'record':
      return map(shapeOf(def.valueType));
    case 'union':
      return translateUnion(def.options);
    case 'enum':
      return oneOf(...Object.values(def.entries));
    case 'literal':
      return oneOf(...def.values);
    case 'boolean':
      return yesNo;
    case 'number':
      return number(
        limit(def, 'greater_than', true),
        limit(def, 'less_than'),
        limit(def, 'greater_than', false),
      );
    case 'string':
      return translateText(def);
    default:
      throw new TypeError(`A schema of the kind "${def.type}" cannot be read tolerantly`);
  }
}

function translateUnion(options: readonly Schema[]): Shape {
  const [members, any] = options.map(definitionOf);
  return members?.type === 'enum' && any?.type === 'string'
    ? openSet(...Object.values(members.entries))
    : anyOf(...options.map(shapeOf));
}

function translateText(def: Definition & { type: 'string' }): Shape {
  const { format, pattern } = def as { format?: string; pattern?: RegExp };
  if (format && pattern) return formed(format, pattern);
  const isUrl = checksOf(def).some((check) => check['fn'] === isSafeUrl);
  return isUrl ? url : text(limit(def, 'min_length'), limit(def, 'max_length'));
}

/** The limit one check sets; undefined when there is no such check. */
function limit(def: Definition, name: string, inclusive?: boolean): number | undefined {
  const check = checksOf(def).find(
    (one) => one['check'] === name && (inclusive === undefined || one['inclusive'] === inclusive),
  );
  return (check?.['minimum'] ?? check?.['maximum'] ?? check?.['value']) as number | undefined;
}

function checksOf(def: Definition): readonly Record<string, unknown>[] {
  return (def.checks ?? []).map((check) => check._zod.def as unknown as Record<string, unknown>);
}

function definitionOf(schema: Schema): Definition {
  return (schema as z.core.$ZodTypes)._zod.def;
}
