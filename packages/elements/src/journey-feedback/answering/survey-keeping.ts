import type { DraftKeeper } from '../../sending/draft-keeper.js';
import type { SurveyRun } from '../survey-run.js';
import { draftOf } from './survey-draft.js';

/** Keeps what is answered on the device until the client has taken all of it. */
export class SurveyKeeping {
  private readonly drafts: DraftKeeper;
  private kept: string | undefined;

  constructor(drafts: DraftKeeper) {
    this.drafts = drafts;
  }

  /** To be called when something may be different. */
  look(run: SurveyRun | undefined): void {
    const draft = run && draftOf(run);
    const text = draft && JSON.stringify(draft);
    if (!run || text === undefined || text === this.kept) return;
    this.kept = text;
    this.drafts.keep(nameOf(run), draft);
  }

  /** The outbox holds the answers now, or the person does not want to be asked again. */
  end(run: SurveyRun): void {
    this.kept = JSON.stringify(draftOf(run));
    this.drafts.remove(nameOf(run));
  }
}

function nameOf({ survey }: SurveyRun): string {
  return `survey/${survey.id}`;
}
