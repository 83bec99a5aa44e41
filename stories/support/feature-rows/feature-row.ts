/** How much a row matters: without it a product is unfinished, it delights, or nobody else has it to embed. */
type Level =
  | 'must'
  | 'delight'
  | 'first'
  | 'must, first'
  | 'delight, first'
  /** What people who run programs say matters; the rows of the widgets say what becomes of it. */
  | 'practice';

/**
 * One thing that is done for the people who use the widgets, in a few words. Whether it is there is not said here: the
 * stories that show it and the tests that prove it name it. `unseen` says why no story can show it.
 */
export type FeatureRow = readonly [id: string, level: Level, what: string, unseen?: string];

/** Rows that belong together; the ids of all begin with the same letter. */
export interface FeatureGroup {
  readonly title: string;
  readonly rows: readonly FeatureRow[];
}
