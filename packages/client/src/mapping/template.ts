/**
 * Text in JSONata (https://docs.jsonata.org) that says where a value is found, such as `owner.name`. It is asked of the
 * answer or, below a `$each`, of one item of it; `$parent` is what that item was found in, `$all` the whole answer.
 */
export type Expression = string;

/** One of several values by what the host has: `{"$of": "state", "$values": {"1": "done"}, "$else": "todo"}`. */
export interface ValueTemplate {
  readonly $of: Expression;
  /** What each value of the host stands for; the names are its values as text. */
  readonly $values: Readonly<Record<string, unknown>>;
  /** What every other value stands for; absent: the host's own, as it is. */
  readonly $else?: unknown;
}

/** A value that is the same for everybody: `{"$value": "Onboarding"}`. Numbers, yes and no need no wrapping. */
export interface FixedTemplate {
  readonly $value: unknown;
}

/** One thing for each item of a list: `{"$each": "milestones", "id": "id", "title": "name"}`. */
export interface EachTemplate {
  /** The items. */
  readonly $each: Expression;
  readonly [member: string]: Template;
}

/** How a part of a document is made: its members by the names of the contract, each with where it is found. */
export type Template =
  | Expression
  | number
  | boolean
  | null
  | ValueTemplate
  | FixedTemplate
  | EachTemplate
  | readonly Template[]
  | { readonly [member: string]: Template };
