import type { JourneyChange, SubmittedFile } from '@partner-journey/contract/rules';
import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import type { Work } from '../changes/work.js';
import { uploads } from '../database/schema/index.js';

/** The files that may be handed in by a change, by id: those the viewer sent for its step, and those handed in with it before. */
export async function filesFor(
  { transaction, viewer }: Work,
  change: JourneyChange,
): Promise<ReadonlyMap<string, SubmittedFile>> {
  if (change.kind !== 'step.submit' || change.payload.fileIds.length === 0) return new Map();
  const { journeyId, stepId } = change.target;
  const rows = await transaction
    .select({ id: uploads.id, name: uploads.name, bytes: uploads.bytes })
    .from(uploads)
    .where(
      and(
        eq(uploads.tenantId, viewer.tenant.id),
        eq(uploads.partnerId, viewer.partner.id),
        eq(uploads.journeyId, journeyId),
        eq(uploads.stepId, stepId),
        eq(uploads.state, 'ready'),
        or(eq(uploads.personId, viewer.person.id), isNotNull(uploads.handedInAt)),
      ),
    );
  return new Map(rows.map((file) => [file.id, file]));
}

/** Notes that files belong to what was handed in: nobody takes them back, and they stay. */
export async function markHandedIn({ transaction, viewer, now }: Work, change: JourneyChange): Promise<void> {
  if (change.kind !== 'step.submit' || change.payload.fileIds.length === 0) return;
  await transaction
    .update(uploads)
    .set({ handedInAt: now })
    .where(and(eq(uploads.tenantId, viewer.tenant.id), inArray(uploads.id, [...change.payload.fileIds])));
}
