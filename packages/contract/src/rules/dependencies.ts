import type { Step } from '../schemas/step.js';
import { isFinished } from './step-facts.js';

/**
 * The unfinished steps this one has to wait for. A dependency that names no step, or that waits for this very step
 * (itself or around a circle), could never be met: it does not hold.
 */
export function openDependencies(step: Step, steps: ReadonlyMap<string, Step>): readonly Step[] {
  const open: Step[] = [];
  for (const { stepId } of step.dependsOn ?? []) {
    const other = steps.get(stepId);
    if (!other || isFinished(other) || open.includes(other)) continue;
    if (!waitsFor(other, step.id, steps)) open.push(other);
  }
  return open;
}

/** Ids of the steps that name this one as a dependency. */
export function dependentIds(stepId: string, steps: ReadonlyMap<string, Step>): readonly string[] {
  return [...steps.values()]
    .filter((step) => step.id !== stepId && step.dependsOn?.some((one) => one.stepId === stepId))
    .map((step) => step.id);
}

/** Whether following dependencies from a step leads to another; finished steps count, so that the answer is steady. */
function waitsFor(from: Step, targetId: string, steps: ReadonlyMap<string, Step>): boolean {
  const seen = new Set<string>();
  const ahead = [from.id];
  for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
    if (id === targetId) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    for (const { stepId } of steps.get(id)?.dependsOn ?? []) ahead.push(stepId);
  }
  return false;
}
