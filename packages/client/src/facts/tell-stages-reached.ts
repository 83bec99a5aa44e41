import type { Journey } from '@partner-journey/contract';
import { stagesReached } from '../store/stages-reached.js';
import type { Facts } from './facts.js';

/** Tells which stages became current between two pictures of one journey. */
export function tellStagesReached(facts: Facts, before: unknown, after: unknown): void {
  for (const stageId of stagesReached(before, after)) {
    facts.tell({ type: 'stage-reached', journeyId: (after as Journey).id, stageId });
  }
}
