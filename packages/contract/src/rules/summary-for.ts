import type { Journey, JourneySummary } from '../schemas/journey.js';
import type { RuleViewer } from './rules.js';
import { isFinished, isVisible } from './step-facts.js';

/**
 * One line about a journey, counting only what this viewer may see and has to be done: required steps that were not
 * skipped, of stages that are not left out.
 */
export function summaryFor(journey: Journey, viewer: RuleViewer): JourneySummary {
  const counted = journey.stages
    .filter((stage) => stage.condition !== 'skipped')
    .flatMap((stage) => stage.steps)
    .filter((step) => step.required && step.status !== 'skipped' && isVisible(step, viewer.role));
  const current = journey.stages.find((stage) => stage.position === 'current');
  return {
    id: journey.id,
    title: journey.title,
    revision: journey.revision,
    ...(journey.partner && { partner: { id: journey.partner.id, name: journey.partner.name } }),
    ...(current && { currentStage: current.title }),
    ...(journey.health && { health: journey.health.level }),
    progress: { done: counted.filter(isFinished).length, of: counted.length },
  };
}
