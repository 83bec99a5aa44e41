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
  /** `$day(value)`: a day as `2026-04-18`, of that, `20260418`, a moment of ISO 8601 or of a database, or seconds or milliseconds since 1970; of any other form with its picture, `$day($toMillis(value, '[D].[M].[Y]'))`. */
  day: { signature: '<x-:s>', implementation: dayOf },
  /** `$instant(value)`: a moment as ISO 8601 in UTC, of the same forms. */
  instant: { signature: '<x-:s>', implementation: instantOf },
  /** `$text(value)`: what HTML says, without its tags and with its entities as letters; anything but a text as it is. */
  text: {
    signature: '<x-:s>',
    implementation: (value) => (typeof value === 'string' ? plainText(value) : value),
  },
};
