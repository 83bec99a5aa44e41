import { checklist } from './en/checklist.js';
import { common } from './en/common.js';
import { feedbackAnswering } from './en/feedback-answering.js';
import { feedbackSaid } from './en/feedback-said.js';
import { feedback } from './en/feedback.js';
import { progress } from './en/progress.js';
import { resourcesExploring } from './en/resources-exploring.js';
import { resources } from './en/resources.js';

/** English: the language whose keys every other language has. */
export const en = {
  ...common,
  ...progress,
  ...checklist,
  ...feedback,
  ...feedbackAnswering,
  ...feedbackSaid,
  ...resources,
  ...resourcesExploring,
};
