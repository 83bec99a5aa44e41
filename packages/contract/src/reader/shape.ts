/**
 * A schema as the reader needs it: plain data, so that what reads a document in a browser needs no zod. Made from the
 * schemas by `shapeOf`; those of the documents are written out in `first-shapes.ts` and `further-shapes.ts`.
 */
export type Shape =
  | TextShape
  | { readonly is: 'number'; readonly from?: number; readonly above?: number; readonly to?: number }
  | { readonly is: 'yes-no' }
  /** One of fixed values. */
  | { readonly is: 'one-of'; readonly members: readonly unknown[] }
  /** A text; the members are those the contract names. */
  | { readonly is: 'open-set'; readonly members: readonly unknown[] }
  | { readonly is: 'list'; readonly of: Shape }
  | { readonly is: 'map'; readonly of: Shape }
  | { readonly is: 'any-of'; readonly of: readonly Shape[] }
  | ObjectShape
  | { readonly is: 'optional'; readonly of: Shape }
  | { readonly is: 'default'; readonly of: Shape; readonly value: unknown };

/** A text, its lengths in UTF-16 code units. */
export interface TextShape {
  readonly is: 'text';
  readonly from?: number;
  readonly to?: number;
  /** The form it has to have, and what that form is called. */
  readonly form?: RegExp;
  readonly called?: string;
  /** Whether it has to be an address that may be followed. */
  readonly isUrl?: boolean;
}

/** An object with these members and no others. */
export interface ObjectShape {
  readonly is: 'object';
  readonly members: Readonly<Record<string, Shape>>;
}

/** A text with a number of characters. */
export const text = (from?: number, to?: number): TextShape => ({ is: 'text', from, to });
/** A text in a form with a name. */
export const formed = (called: string, form: RegExp): TextShape => ({ is: 'text', form, called });
/** An address that may be followed. */
export const url: TextShape = { is: 'text', isUrl: true };
/** A number within limits. */
export const number = (from?: number, to?: number, above?: number): Shape => ({
  is: 'number',
  from,
  to,
  above,
});
/** True or false. */
export const yesNo: Shape = { is: 'yes-no' };
/** One of fixed values. */
export const oneOf = (...members: readonly unknown[]): Shape => ({ is: 'one-of', members });
/** A text that has known members. */
export const openSet = (...members: readonly unknown[]): Shape => ({ is: 'open-set', members });
/** A list of one sort of thing. */
export const list = (of: Shape): Shape => ({ is: 'list', of });
/** One sort of thing by name. */
export const map = (of: Shape): Shape => ({ is: 'map', of });
/** What has one of several shapes. */
export const anyOf = (...of: readonly Shape[]): Shape => ({ is: 'any-of', of });
/** An object with these members. */
export const object = (members: ObjectShape['members']): ObjectShape => ({ is: 'object', members });
/** What may be absent. */
export const optional = (of: Shape): Shape => ({ is: 'optional', of });
/** What stands for itself when it is absent. */
export const withDefault = (value: unknown, of: Shape): Shape => ({ is: 'default', value, of });
