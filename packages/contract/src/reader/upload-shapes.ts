/**
 * The shape of a file that is handed over. Made from the schemas by `npm run schemas`; do not edit.
 */
// prettier-ignore
import { Id, Text } from './first-shapes.js';
// prettier-ignore
import { number, object, oneOf, optional, url, type Shape } from './shape.js';

/** Upload. */
// prettier-ignore
export const Upload: Shape = object({ fileId: Id, state: optional(oneOf("receiving", "scanning", "ready", "refused", "canceled")), name: optional(Text), bytes: optional(number(0)), received: optional(number(0)), reason: optional(Text), putUrl: optional(url) });
