import { ChangeList, ReceiptList } from '@partner-journey/contract';
import { smallFixture } from '@partner-journey/contract/fixtures';
import { applyChange, journeyFor, type JourneyChange } from '@partner-journey/contract/rules';

const now = '2026-05-12T09:30:00Z';

/** Examples for the documents, of one small program on one day: the changes answer to the journey, the receipts to the changes. */
export function examples(): Record<string, unknown> {
  const { session, journeys, journey, journeyForViewer, resources, surveys, feedback, updates, people } =
    smallFixture(now);
  const change: JourneyChange = {
    id: '0196c3a1-5d0e-7c44-9a51-3f3d0a9f6a10',
    kind: 'step.complete',
    target: { journeyId: journey.id, stepId: 'name-candidates' },
    baseRevision: '1',
    createdAt: now,
    payload: {},
  };
  const viewer = people.find((person) => person.id === session.viewer.id);
  if (!viewer) throw new Error('The viewer of the small fixture is not among its people.');
  const result = applyChange(journey, change, { now, viewer, role: session.viewer.role, people });
  if (result.outcome !== 'saved') throw new Error(`The example is refused: ${result.problem.detail ?? ''}`);
  const steps = journeyFor(result.journey, session.viewer).stages.flatMap((stage) => stage.steps);
  const affected = result.steps.map((id) => ({
    entity: 'step' as const,
    id,
    value: steps.find((step) => step.id === id),
  }));
  const revision = affected[0]?.value?.revision;
  return {
    session,
    journeys,
    journey: journeyForViewer,
    resources,
    surveys,
    feedback,
    updates,
    changes: ChangeList.parse({ changes: [change] }),
    receipts: ReceiptList.parse({
      receipts: [{ changeId: change.id, outcome: 'saved', revision, affected }],
    }),
  };
}
