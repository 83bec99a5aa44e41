import type { Change, Step } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import { allowedAmong, stepsById, type RuleViewer } from '@partner-journey/contract/rules';

interface StageLike {
  readonly position?: unknown;
  readonly condition?: unknown;
  readonly steps?: unknown;
}

/**
 * Completes a journey where the host does not say it: a stage is done when all its required steps are, the first that is
 * not is the current one; and a step may be changed in every way that the host takes and that fits its state.
 */
export function completeJourney(
  found: unknown,
  { viewer, kinds }: { viewer: RuleViewer; kinds: readonly Change['kind'][] },
): unknown {
  if (typeof found !== 'object' || found === null) return found;
  const { stages } = found as { readonly stages?: unknown };
  if (!Array.isArray(stages)) return found;
  const placed = { ...found, stages: withPositions(stages as readonly StageLike[]) };
  return withAllowed(placed, { viewer, kinds });
}

function withPositions(stages: readonly (StageLike | null | undefined)[]): readonly unknown[] {
  let isCurrentFound = stages.some((stage) => stage?.position === 'current');
  return stages.map((stage) => {
    if (typeof stage !== 'object' || stage === null || stage.position !== undefined) return stage;
    const isOver = isFinished(stage) || stage.condition === 'skipped';
    const position = isOver ? 'done' : isCurrentFound ? 'upcoming' : 'current';
    isCurrentFound ||= position === 'current';
    return { ...stage, position };
  });
}

function isFinished({ steps: given }: StageLike): boolean {
  const steps = (Array.isArray(given) ? given : []) as readonly (Partial<Step> | null | undefined)[];
  const required = steps.filter((step) => step?.required !== false);
  return (
    required.length > 0 && required.every((step) => step?.status === 'done' || step?.status === 'skipped')
  );
}

function withAllowed(
  found: object,
  { viewer, kinds }: { viewer: RuleViewer; kinds: readonly Change['kind'][] },
): unknown {
  const journey = readers.journey(found).value;
  if (!journey) return found;
  const taken = new Set<string>(kinds);
  const steps = stepsById(journey);
  const allowed = (step: Partial<Step>): unknown => {
    const known = step?.id === undefined ? undefined : steps.get(step.id);
    if (!known || step.allowed !== undefined) return step;
    const actions = allowedAmong(steps, known, viewer);
    return { ...step, allowed: actions.filter((action) => taken.has(`step.${action}`)) };
  };
  const { stages } = found as { readonly stages: readonly StageLike[] };
  return {
    ...found,
    stages: stages.map((stage) =>
      Array.isArray(stage?.steps)
        ? { ...stage, steps: (stage.steps as Partial<Step>[]).map(allowed) }
        : stage,
    ),
  };
}
