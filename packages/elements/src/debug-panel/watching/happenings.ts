import type { Fact } from '@partner-journey/client';

/** Something a client told about. */
export interface Happening {
  readonly id: number;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly at: number;
  /** What the line begins with. */
  readonly what: string;
  readonly details: string;
}

/** So many of each are remembered. */
const most = 20;

/** Remembers how changes ended and what failed, the latest first. */
export class Happenings {
  answers: readonly Happening[] = [];
  errors: readonly Happening[] = [];
  private count = 0;

  /** Takes what belongs here of all a client tells. */
  add(fact: Fact): void {
    switch (fact.type) {
      case 'change-saved':
      case 'change-rejected':
      case 'change-conflicted': {
        const { change, receipt } = fact;
        const { code, detail = '', issues = [] } = receipt.problem ?? {};
        const misfits = issues.map(({ path, got }) => ` · ${path}: ${got}`).join('');
        const reason = code === undefined ? '' : ` · ${code} ${detail}${misfits}`;
        this.answers = this.with(this.answers, receipt.outcome, `${change.kind} · ${change.id}${reason}`);
        break;
      }
      case 'error':
        this.failed(fact.error);
    }
  }

  failed(error: Error & { readonly code?: string }): void {
    this.errors = this.with(this.errors, error.code ?? error.name, error.message);
  }

  private with(known: readonly Happening[], what: string, details: string): readonly Happening[] {
    return [{ id: ++this.count, at: Date.now(), what, details }, ...known].slice(0, most);
  }
}
