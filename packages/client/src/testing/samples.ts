import type { Change, ChangeKind, ChangeOf, Journey, Receipt, Step } from '@partner-journey/contract';

/** A step with little in it. */
export function sampleStep(id: string, more: Partial<Step> = {}): Step {
  return {
    id,
    revision: '1',
    title: `Step ${id}`,
    kind: 'task',
    side: 'partner',
    visibility: 'shared',
    scope: 'company',
    required: true,
    status: 'todo',
    allowed: ['start', 'complete', 'skip', 'block', 'comment'],
    ...more,
  };
}

/** A journey of two stages with these steps in the first one. */
export function sampleJourney(steps: Step[] = [sampleStep('s1'), sampleStep('s2')]): Journey {
  return {
    id: 'j1',
    title: 'Journey',
    revision: '7',
    asOf: '2026-05-12T09:00:00Z',
    partner: { id: 'p1', name: 'Partner' },
    program: { id: 'g1', name: 'Program' },
    stages: [
      { id: 'onboard', title: 'Onboard', position: 'current', required: true, steps },
      { id: 'win', title: 'Win', position: 'upcoming', required: true, steps: [] },
    ],
  };
}

let count = 0;

/** A change of a kind; ids of steps are those of `sampleJourney`. */
export function sampleChange<Kind extends ChangeKind>(
  kind: Kind,
  target: ChangeOf<Kind>['target'],
  payload: ChangeOf<Kind>['payload'],
): ChangeOf<Kind> {
  count += 1;
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  return { id, kind, target, payload, createdAt: '2026-05-12T09:30:00Z' } as ChangeOf<Kind>;
}

/** The completion of a step. */
export function completion(stepId = 's1'): ChangeOf<'step.complete'> {
  return sampleChange('step.complete', { journeyId: 'j1', stepId }, {});
}

/** A receipt that says nothing but its outcome. */
export function receiptFor(
  { id }: Change,
  outcome: Receipt['outcome'] = 'saved',
  more: Partial<Receipt> = {},
): Receipt {
  const refused = outcome === 'rejected' || outcome === 'conflict';
  const problem = { type: 'about:blank', title: 'No.', status: 422, code: 'not-allowed-now' };
  return { changeId: id, outcome, affected: [], ...(refused && { problem }), ...more };
}
