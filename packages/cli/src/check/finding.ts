/** Something a host answers, or does not, that keeps it from being shown as it should be. */
export interface CheckFinding {
  /** `error`: something is missing on screen, or wrong. `warning`: it works, but costs more than it has to, or may be meant otherwise. */
  readonly level: 'error' | 'warning';
  /** What it is about: the name of a document of the contract, `changes`, `live`, `mapping` or, of what it asks, `requests`. */
  readonly entity: string;
  /** What was asked or read, such as `GET /journeys/j1` or a file. */
  readonly source: string;
  /** Where in it: a JSON Pointer into the body, `status`, or `header ETag`; empty: all of it. */
  readonly path: string;
  readonly expected: string;
  readonly got: string;
  /** What to do about it. */
  readonly fix: string;
}

/** A finding whose source is known already. */
export type Misfit = Pick<CheckFinding, 'path' | 'expected' | 'got' | 'fix'> & {
  /** @default 'error' */
  readonly level?: CheckFinding['level'];
};

/** What was looked at. */
export interface Look {
  readonly entity: string;
  readonly source: string;
  /** What happened, where there was more to it than to read. */
  readonly note?: string;
}
