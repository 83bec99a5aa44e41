import type {
  FeedbackItem,
  Journey,
  Person,
  Resource,
  Role,
  Survey,
  Update,
} from '@partner-journey/contract';

/** Somebody who can sign in. */
export interface SeedPerson extends Person {
  /** Opaque secret of the demo; a real host issues its own. */
  readonly token: string;
  readonly access: Role;
  /** Ids of the partners they may act for; the program's people may act for all. */
  readonly partnerIds: readonly string[];
}

/** What one partner begins with. */
export interface SeedPartner {
  readonly id: string;
  readonly name: string;
  /** The whole journey, both sides and what only the program sees; `allowed` is computed, not stored. */
  readonly journeys: readonly Journey[];
  readonly feedback: readonly (FeedbackItem & { readonly byPersonId: string })[];
  /** What its people did in the library. */
  readonly library: readonly {
    readonly personId: string;
    readonly resourceId: string;
    readonly mine: Resource['mine'];
  }[];
  /** What its people have read of the program's news. */
  readonly updatesSeen: readonly {
    readonly personId: string;
    readonly updateId: string;
    readonly at: string;
  }[];
}

/** A whole program with its people, partners and library. */
export interface SeedProgram {
  readonly tenant: { readonly id: string; readonly name: string };
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  readonly people: readonly SeedPerson[];
  readonly partners: readonly SeedPartner[];
  readonly resources: readonly Omit<Resource, 'mine'>[];
  readonly surveys: readonly Survey[];
  readonly updates: readonly Update[];
}
