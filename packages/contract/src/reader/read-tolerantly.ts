import type * as z from 'zod/mini';
import { readShape, type Reading } from './read-shape.js';
import { shapeOf, type Schema } from './shape-of.js';

/** Reads a document by a schema of the contract, tolerantly: see {@link readShape}. */
export function readTolerantly<S extends Schema>(schema: S, value: unknown): Reading<z.output<S>> {
  return readShape(shapeOf(schema), value) as Reading<z.output<S>>;
}
