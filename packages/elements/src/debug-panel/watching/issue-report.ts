import type { Loadable } from '@partner-journey/client';
import type { ContractIssue } from '@partner-journey/contract';

/** What did not fit the contract in the answers to one query, or in what was given instead. */
export interface QueryIssues {
  readonly query: string;
  readonly issues: readonly ContractIssue[];
}

/** Gathers what does not fit the contract: also what a later answer no longer has. */
export class IssueReport {
  private readonly byQuery = new Map<string, Map<string, ContractIssue>>();

  get groups(): readonly QueryIssues[] {
    return [...this.byQuery].map(([query, issues]) => ({ query, issues: [...issues.values()] }));
  }

  get count(): number {
    return this.groups.reduce((sum, { issues }) => sum + issues.length, 0);
  }

  add(query: string, issues: readonly ContractIssue[]): void {
    for (const issue of issues) {
      const known = this.byQuery.get(query) ?? new Map<string, ContractIssue>();
      known.set(JSON.stringify(issue), issue);
      this.byQuery.set(query, known);
    }
  }
}

/** What of an answer was repaired or left out, and why it was refused where it was. */
export function issuesOf({ issues, error }: Loadable<unknown>): readonly ContractIssue[] {
  const refused = error && 'issues' in error ? (error.issues as readonly ContractIssue[]) : [];
  return [...issues, ...refused];
}
