import type { Journey, Session } from '@partner-journey/contract';
import { JourneyFacts } from '../lint/journey-facts.js';
import type { Misfit } from './finding.js';

/** Steps of the program's own that a partner is answered with. Paths lead into the document as it was given. */
export function hiddenStepMisfits(
  { viewer }: Session,
  journey: Journey,
  document: unknown,
): readonly Misfit[] {
  if (viewer.role === 'program') return [];
  return new JourneyFacts(journey, document).steps
    .filter(({ step }) => step.visibility === 'program-only')
    .map(({ step, path }) => ({
      path: `${path}/visibility`,
      expected: `only steps that somebody with the role "${viewer.role}" may see`,
      got: `“${step.title}”, which is "program-only"`,
      fix: 'Leave the step out of what a partner is answered: a browser shows everything that comes over the wire.',
    }));
}
