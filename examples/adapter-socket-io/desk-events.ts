/** What the desk is asked over its socket, and what it answers: it has no addresses, no statuses and no headers. */
export interface DeskQuestions {
  who(answer: (me: { no: number; name: string; company: string }) => void): void;
  deal(answer: (deal: Deal) => void): void;
  papers(words: string, answer: (papers: Paper[]) => void): void;
  notes(answer: (notes: Note[]) => void): void;
  /** Ticks an item off, or takes the tick away. */
  tick(item: number, isTicked: boolean, answer: (done: Done) => void): void;
  star(paper: number, isStarred: boolean, answer: (done: Done) => void): void;
  /** Files a note once for each key. */
  note(key: string, words: string, answer: (done: Done) => void): void;
}

/** What the desk says by itself. */
export interface DeskNews {
  /** Something about a deal is different now. */
  'deal-changed'(dealNo: number): void;
}

/** `because`: why it was not done, in words for the person. */
export type Done = { readonly ok: true } | { readonly ok: false; readonly because: string };

export interface Deal {
  readonly no: number;
  readonly headline: string;
  readonly goal: string;
  readonly chapters: readonly {
    readonly no: number;
    readonly headline: string;
    readonly result: string;
    readonly items: readonly Item[];
  }[];
}

export interface Item {
  readonly no: number;
  readonly what: string;
  /** Whether the desk does it, not the partner. */
  readonly ours: boolean;
  /** Unix seconds; 0 when it is not. */
  readonly tickedAt: number;
  /** `day/month/year`; empty when it has none. */
  readonly due: string;
}

export interface Paper {
  readonly no: number;
  readonly headline: string;
  readonly link: string;
  readonly starred: boolean;
}

export interface Note {
  readonly key: string;
  readonly words: string;
  /** Unix seconds. */
  readonly filedAt: number;
}
