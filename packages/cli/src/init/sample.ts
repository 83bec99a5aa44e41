/** One answer of a host, as a sample. */
export interface Sample {
  /** Below the base address; parts that stand for an id may be written `{id}`. */
  readonly path: string;
  readonly body: unknown;
  /** Headers of the answer, where they are known; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that writes, as an OpenAPI document describes it. */
export interface Operation {
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  /** What its body looks like; absent: it has none. */
  readonly body?: unknown;
  /** Members without which the host refuses the body. */
  readonly required?: readonly string[];
  /** Whether it takes a key by which a repeated request is known, and the name of that header. */
  readonly keyHeader?: string;
}

/** What is known of the values of a member beside those in the samples. */
export interface Hint {
  readonly values: readonly unknown[];
  readonly description: string;
}

/** All that is known of a host. */
export interface Knowledge {
  readonly samples: readonly Sample[];
  readonly operations: readonly Operation[];
  /** By the name of the member. */
  readonly hints: ReadonlyMap<string, readonly Hint[]>;
  /** Base address. */
  readonly api?: string | undefined;
}
