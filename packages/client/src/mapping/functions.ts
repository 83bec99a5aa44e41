import { dayOf, instantOf } from './moments.js';
import { plainText } from './plain-text.js';

/** A function that expressions of a mapping may use beside those of JSONata. */
interface MappingFunction {
  /** Its arguments, in the notation of JSONata: https://docs.jsonata.org/embedding-extending */
  readonly signature: string;
  implementation(value: unknown): unknown;
}

/** What expressions of a mapping may use beside the functions of JSONata, by the name without `$`. */
export const mappingFunctions: Readonly<Record<string, MappingFunction>> = {
  /** `$day(value)`: a day as `2026-04-18`, of that, `20260418`, a moment of ISO 8601 or of a database, or seconds or milliseconds since 1970; of any other form with its picture, `$day($toMillis(value, '[D].[M].[Y]'))`. What it does not know stays as it is, and is reported where a day is wanted. */
  day: { signature: '<x-:x>', implementation: (value) => dayOf(value) ?? value },
  /** `$instant(value)`: a moment as ISO 8601 in UTC, of the same forms, and the same of what it does not know. */
  instant: { signature: '<x-:x>', implementation: (value) => instantOf(value) ?? value },
  /** `$text(value)`: what HTML says, without its tags and with its entities as letters; anything but a text as it is. */
  text: {
    signature: '<x-:s>',
    implementation: (value) => (typeof value === 'string' ? plainText(value) : value),
  },
};
