import { readShape, type Reading } from './read-shape.js';
import type { Shape } from './shape.js';

/** Reads by a shape. The shapes are made from the schemas whose types these are; a test holds one against the other. */
export function reader<Document>(shape: Shape): (value: unknown) => Reading<Document> {
  return (value) => readShape(shape, value) as Reading<Document>;
}
