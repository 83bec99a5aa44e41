import type { CheckFinding, Look, Misfit } from './finding.js';

/** What was looked at, and what was found. */
export interface CheckReport {
  readonly looks: readonly Look[];
  readonly findings: readonly CheckFinding[];
}

/** Collects what is found, document by document. */
export class Checkup {
  readonly #looks: Look[] = [];
  readonly #findings: CheckFinding[] = [];

  /** Notes that something is looked at; what is found there is added by the function that comes back. */
  look(entity: string, source: string, note?: string): (...misfits: readonly Misfit[]) => void {
    this.#looks.push({ entity, source, ...(note !== undefined && { note }) });
    return (...misfits) => {
      this.#findings.push(
        ...misfits.map((misfit) => ({ level: 'error' as const, entity, source, ...misfit })),
      );
    };
  }

  finish(): CheckReport {
    return { looks: this.#looks, findings: this.#findings };
  }
}
