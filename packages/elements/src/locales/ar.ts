import { checklist } from './ar/checklist.js';
import { common } from './ar/common.js';
import { feedback } from './ar/feedback.js';
import { next } from './ar/next.js';
import { progress } from './ar/progress.js';
import { promise } from './ar/promise.js';
import { resources } from './ar/resources.js';
import { updates } from './ar/updates.js';
import type { Messages } from './strings.js';

/** Arabic, written right to left. */
export const ar: Messages = {
  ...common,
  ...next,
  ...progress,
  ...promise,
  ...checklist,
  ...feedback,
  ...resources,
  ...updates,
};
