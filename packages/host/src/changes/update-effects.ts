import type { ChangeOf } from '@partner-journey/contract';
import { updatesSeen } from '../database/schema/index.js';
import { readUpdate } from '../reading/updates.js';
import { rejected, saved, type Outcome, type Work } from './work.js';

/** Notes that somebody saw an update; the first time counts. */
export async function seeUpdate(
  { transaction, viewer, now }: Work,
  { target: { updateId } }: ChangeOf<'update.seen'>,
): Promise<Outcome> {
  if (!(await readUpdate(transaction, viewer, updateId))) return rejected('not-found');
  const personId = viewer.person.id;
  await transaction
    .insert(updatesSeen)
    .values({ tenantId: viewer.tenant.id, updateId, personId, at: now })
    .onConflictDoNothing();
  const value = await readUpdate(transaction, viewer, updateId);
  return saved(
    [{ entity: 'update', id: updateId, ...(value && { value }) }],
    [{ entity: 'update', entityId: updateId, personId }],
  );
}
