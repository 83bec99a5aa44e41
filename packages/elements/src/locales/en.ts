import { checklistActing } from './en/checklist-acting.js';
import { checklistCalendar } from './en/checklist-calendar.js';
import { checklistDone } from './en/checklist-done.js';
import { checklistFiles } from './en/checklist-files.js';
import { checklistGroups } from './en/checklist-groups.js';
import { checklistHistory } from './en/checklist-history.js';
import { checklistRevisions } from './en/checklist-revisions.js';
import { checklistTurns } from './en/checklist-turns.js';
import { checklist } from './en/checklist.js';
import { common } from './en/common.js';
import { feedbackAnswering } from './en/feedback-answering.js';
import { feedbackSaid } from './en/feedback-said.js';
import { feedback } from './en/feedback.js';
import { journey } from './en/journey.js';
import { next } from './en/next.js';
import { progressCompact } from './en/progress-compact.js';
import { promise } from './en/promise.js';
import { progressDetail } from './en/progress-detail.js';
import { progressMap } from './en/progress-map.js';
import { progressOwed } from './en/progress-owed.js';
import { progress } from './en/progress.js';
import { resourcesExploring } from './en/resources-exploring.js';
import { resources } from './en/resources.js';
import { sending } from './en/sending.js';
import { tabOnly } from './en/tab-only.js';
import { trouble } from './en/trouble.js';
import { updatesDigest } from './en/updates-digest.js';
import { updates } from './en/updates.js';

/** English: the language whose keys every other language has. */
export const en = {
  ...common,
  ...journey,
  ...sending,
  ...trouble,
  ...tabOnly,
  ...next,
  ...progress,
  ...progressCompact,
  ...progressDetail,
  ...progressMap,
  ...progressOwed,
  ...promise,
  ...checklist,
  ...checklistActing,
  ...checklistCalendar,
  ...checklistDone,
  ...checklistFiles,
  ...checklistGroups,
  ...checklistHistory,
  ...checklistRevisions,
  ...checklistTurns,
  ...feedback,
  ...feedbackAnswering,
  ...feedbackSaid,
  ...resources,
  ...resourcesExploring,
  ...updates,
  ...updatesDigest,
};
