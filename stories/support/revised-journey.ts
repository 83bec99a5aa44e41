import type { Journey } from '@partner-journey/contract';
import { reviseJourney } from '@partner-journey/contract/rules';
import { storyNow } from './story-clock.js';

const by = { id: 'priya-raman', name: 'Priya Raman', side: 'program' as const };

/** What the program makes of the current stage: two steps more, one less. */
export function revisedJourney(journey: Journey): Journey {
  const stage = journey.stages.find(({ position }) => position === 'current') ?? journey.stages[0];
  const gone = stage?.steps.find(({ status, side }) => status === 'todo' && side === 'partner');
  if (!stage || !gone) return journey;
  const planned = {
    ...{ kind: 'task', side: 'partner' as const, visibility: 'shared' as const },
    ...{ scope: 'company' as const, required: true },
  };
  const result = reviseJourney(
    journey,
    {
      title: 'Invoices need a tax number',
      reason: 'The law changes in July.',
      add: ['Name your tax number', 'Name who gets invoices'].map((title, index) => ({
        stageId: stage.id,
        step: { ...planned, id: `invoices-${index}`, title },
      })),
      remove: [gone.id],
    },
    { now: storyNow, by },
  );
  return result.outcome === 'saved' ? withNewAllowed(result.journey) : journey;
}

/** The host says of what is new what may be done with it. */
function withNewAllowed(journey: Journey): Journey {
  const stages = journey.stages.map((stage) => ({
    ...stage,
    steps: stage.steps.map((step) =>
      step.addedInRevision === journey.revision
        ? { ...step, allowed: ['start', 'complete', 'comment'] }
        : step,
    ),
  }));
  return { ...journey, stages };
}
