import type { Receipt } from '@partner-journey/contract';
import type { HostServices } from '../http/context.js';
import { problem } from '../problems/problem.js';
import type { Viewer } from '../reading/viewer.js';
import { effectOf } from './effects.js';
import { decideOnce } from './ledger.js';
import type { ReadChange } from './read-changes.js';

/** The answer to one change of a request. */
export interface Answer {
  readonly receipt: Receipt;
  /** Whether it got as far as being decided; false when it was no change that this host can take. */
  readonly isDecided: boolean;
}

/**
 * Takes changes in their order, each in a transaction of its own: what has a receipt is kept, whatever comes after.
 * When one is not saved, later ones of the same target wait: they are refused with `waits-for-earlier`, and not remembered.
 */
export async function takeChanges(
  services: HostServices,
  viewer: Viewer,
  changes: readonly ReadChange[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const held = new Set<string>();
  for (const one of changes) {
    const answer = await answerTo(services, viewer, one, held);
    const isKept = answer.receipt.outcome === 'saved' || answer.receipt.outcome === 'accepted';
    if (!isKept && one.target !== undefined) held.add(one.target);
    answers.push(answer);
  }
  return answers;
}

async function answerTo(
  services: HostServices,
  viewer: Viewer,
  one: ReadChange,
  held: ReadonlySet<string>,
): Promise<Answer> {
  const refuse = (document: Receipt['problem']): Answer => ({
    receipt: { changeId: one.id, outcome: 'rejected', problem: document, affected: [] },
    isDecided: false,
  });
  if (one.target !== undefined && held.has(one.target)) return refuse(problem('waits-for-earlier'));
  if ('problem' in one) return refuse(one.problem);
  const receipt = await decideOnce(services, viewer, { change: one.change, effectOf });
  return receipt ? { receipt, isDecided: true } : refuse(problem('change-id-reused'));
}
