import { across } from './across.js';
import { checklist } from './checklist.js';
import { feedback } from './feedback.js';
import { library } from './library.js';
import { practice } from './practice.js';
import { tracker } from './tracker.js';

/** Everything that the widgets are for, in the order of the guide "What is there, row by row". */
export const featureGroups = [tracker, checklist, feedback, library, across, practice];
