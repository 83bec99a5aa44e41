/** How far something that was worked out can be trusted. */
export type Certainty = 'sure' | 'likely' | 'guess';

/** Why a member of the contract is found where it is. */
export interface Decision {
  /** The document or part: `step`, `session` … */
  readonly entity: string;
  /** Path of the member of the contract. */
  readonly member: string;
  /** Expression or name of the host's. */
  readonly from: string;
  readonly certainty: Certainty;
  readonly why: string;
}

/** What was not found, and how to add it. */
export interface Missing {
  readonly entity: string;
  readonly member: string;
  readonly how: string;
}

/** What was understood of a host. */
export class Understanding {
  readonly decisions: Decision[] = [];
  readonly missing: Missing[] = [];
  /** What was found of each sort: `14 items in GET /tasks`. */
  readonly found = new Map<string, string>();
  /** What of each sort was read for nothing, by its words. */
  readonly left = new Map<string, readonly string[]>();
  /** Answers nothing was made of. */
  readonly unused: string[] = [];

  decide(decision: Decision): void {
    this.decisions.push(decision);
  }

  /** Takes back what was decided about an entity that lacks what it cannot be without. */
  leaveOut(entity: string, { member, how }: Omit<Missing, 'entity'>): void {
    const others = this.decisions.filter((one) => one.entity !== entity);
    this.decisions.splice(0, this.decisions.length, ...others);
    this.miss(entity, member, how);
  }

  miss(entity: string, member: string, how: string): void {
    this.missing.push({ entity, member, how });
  }
}
