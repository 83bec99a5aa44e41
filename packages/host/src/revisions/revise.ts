import type { HistoryEntry } from '@partner-journey/contract';
import { reviseJourney, type RevisionResult } from '@partner-journey/contract/rules';
import { randomUUID } from 'node:crypto';
import { outcomeOf } from '../changes/journey-effects.js';
import { refused, rejected, type Outcome, type Work } from '../changes/work.js';
import { history } from '../database/schema/index.js';
import { readJourneys } from '../reading/stored-journey.js';
import type { IdentifiedRevision } from './read-revision.js';
import { saveRevision } from './save-revision.js';

/** Revises a journey of the viewer's partner: its steps, its changes, the history and what is told are one transaction. */
export async function revise(work: Work, revision: IdentifiedRevision): Promise<Outcome> {
  const { transaction, viewer, now } = work;
  const { journeyId } = revision;
  const [stored] = await readJourneys(transaction, viewer, { journeyId, lock: true });
  if (!stored) return rejected('not-found');
  const result = reviseJourney(stored.journey, revision, { now: now.toISOString(), by: viewer.person });
  if (result.outcome !== 'saved') return refused('rejected', result.problem, []);
  const after = await saveRevision(work, stored, result);
  await writeHistory(work, journeyId, result.entries);
  return outcomeOf(work, after, after.stored.journey.revision);
}

async function writeHistory(
  { transaction, viewer }: Work,
  journeyId: string,
  entries: Extract<RevisionResult, { outcome: 'saved' }>['entries'],
): Promise<void> {
  if (entries.length === 0) return;
  await transaction.insert(history).values(
    entries.map(({ stepId, entry }) => {
      const body: HistoryEntry = { id: randomUUID(), ...entry };
      return { tenantId: viewer.tenant.id, journeyId, stepId, body };
    }),
  );
}
