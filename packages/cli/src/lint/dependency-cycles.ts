import type { Step } from '@partner-journey/contract';

/** A step on the way, with those it waits for that were not followed yet. */
interface Visit {
  readonly id: string;
  readonly ahead: string[];
}

/** Circles of steps that wait for each other: each once, as ids in the order in which they wait. */
export function dependencyCycles(steps: ReadonlyMap<string, Step>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const seen = new Set<string>();
  const visit = (id: string): Visit => {
    seen.add(id);
    const ahead = (steps.get(id)?.dependsOn ?? [])
      .map(({ stepId }) => stepId)
      .filter((one) => steps.has(one));
    return { id, ahead };
  };
  for (const first of steps.keys()) {
    const way: Visit[] = seen.has(first) ? [] : [visit(first)];
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const next = last.ahead.shift();
      const since = way.findIndex(({ id }) => id === next);
      if (next === undefined) way.pop();
      else if (since >= 0) cycles.push(way.slice(since).map(({ id }) => id));
      else if (!seen.has(next)) way.push(visit(next));
    }
  }
  return cycles;
}
