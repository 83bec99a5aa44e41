import type { StagePlan } from '../stage-plan.js';
import { grow } from './grow.js';
import { implement } from './implement.js';
import { onboard } from './onboard.js';
import { recruit } from './recruit.js';
import { win } from './win.js';

/** The path of every agency in the program, in order. */
export const stagePlans: readonly StagePlan[] = [recruit, onboard, win, implement, grow];
