import type { Upload, UploadRequest } from '@partner-journey/contract';
import { and, asc, count, eq, isNull, ne, notInArray } from 'drizzle-orm';
import { writeTogether, type Database } from '../database/database.js';
import { uploadParts, uploads } from '../database/schema/index.js';
import { ProblemError } from '../problems/problem.js';
import type { Viewer } from '../reading/viewer.js';

type StoredUpload = typeof uploads.$inferSelect;

/** Files one person may have here that are not handed in. */
const mostOpen = 50;

/** How a file stands, as its own person is told. */
export function uploadOf({ id, state, name, bytes, received, reason }: StoredUpload): Upload {
  return { fileId: id, state, name, bytes, received, ...(reason !== null && { reason }) };
}

/** Reads a file of the viewer's own; `lock` keeps others from changing it until the transaction ends. */
export async function readOwnUpload(
  database: Database,
  { tenant, partner, person }: Viewer,
  { fileId, lock = false }: { fileId: string; lock?: boolean },
): Promise<StoredUpload | undefined> {
  const query = database
    .select()
    .from(uploads)
    .where(
      and(
        eq(uploads.tenantId, tenant.id),
        eq(uploads.id, fileId),
        eq(uploads.partnerId, partner.id),
        eq(uploads.personId, person.id),
      ),
    );
  const [found] = await (lock ? query.for('update') : query);
  return found;
}

/** An announcement that says which step it is for, and by which name it is known for ever. */
export type Announcement = Required<Omit<UploadRequest, 'madeBy'>>;

/**
 * Makes room for a file that was announced; the same announcement again finds the same file, however far it is.
 * @throws {ProblemError} `change-id-reused` when its id belongs to another file, `too-many-requests` after 50 that are not handed in.
 */
export async function announceUpload(
  database: Database,
  viewer: Viewer,
  { id: fileId, name, type, bytes, target }: Announcement,
  now: Date,
): Promise<StoredUpload> {
  const said = { name, type, bytes, ...target };
  return writeTogether(database, async (transaction) => {
    const { tenant, partner, person } = viewer;
    const owner = { tenantId: tenant.id, partnerId: partner.id, personId: person.id };
    const [made] = await transaction
      .insert(uploads)
      .values({ ...owner, ...said, id: fileId, state: 'receiving', updatedAt: now })
      .onConflictDoNothing()
      .returning();
    if (made) {
      await requireRoom(transaction, owner);
      return made;
    }
    const known = await readOwnUpload(transaction, viewer, { fileId });
    const isSame =
      known && Object.entries(said).every(([key, value]) => known[key as keyof typeof said] === value);
    if (!isSame) throw new ProblemError('change-id-reused', { detail: 'This id belongs to another file.' });
    return known;
  });
}

async function requireRoom(
  transaction: Database,
  { tenantId, personId }: { tenantId: string; personId: string },
): Promise<void> {
  const [open] = await transaction
    .select({ count: count() })
    .from(uploads)
    .where(
      and(
        eq(uploads.tenantId, tenantId),
        eq(uploads.personId, personId),
        isNull(uploads.handedInAt),
        notInArray(uploads.state, ['canceled', 'refused']),
      ),
    );
  if ((open?.count ?? 0) <= mostOpen) return;
  throw new ProblemError('too-many-requests', {
    detail: `You have ${mostOpen} files here that are not handed in. Hand them in or take some back.`,
    retryAfterSeconds: 60,
  });
}

/**
 * Keeps the next part of a file, once: with the last one it waits to be looked through.
 * @throws {ProblemError} `conflict` when the part does not begin where the file ends so far, `gone` when it was canceled.
 */
export async function takePart(
  database: Database,
  viewer: Viewer,
  { fileId, offset, body }: { fileId: string; offset: number; body: Uint8Array },
  now: Date,
): Promise<StoredUpload> {
  return writeTogether(database, async (transaction) => {
    const upload = await readOwnUpload(transaction, viewer, { fileId, lock: true });
    if (!upload) throw new ProblemError('not-found');
    if (upload.state === 'canceled') throw new ProblemError('gone');
    if (upload.state !== 'receiving' || offset !== upload.received) {
      throw new ProblemError('conflict', { detail: `${upload.received} bytes are here.` });
    }
    const received = offset + body.length;
    if (body.length === 0 || received > upload.bytes) {
      const expected = `1 to ${upload.bytes - offset} bytes`;
      throw new ProblemError('invalid-request', { issues: [{ path: '', expected, got: `${body.length}` }] });
    }
    const { tenantId } = upload;
    await transaction.insert(uploadParts).values({ tenantId, uploadId: fileId, offset, body });
    const state = received === upload.bytes ? 'scanning' : 'receiving';
    return change(transaction, upload, { received, state, updatedAt: now });
  });
}

/**
 * Takes a file back, with its bytes; one that is canceled already stays so.
 * @throws {ProblemError} `conflict` when it was handed in.
 */
export async function cancelUpload(
  database: Database,
  viewer: Viewer,
  fileId: string,
  now: Date,
): Promise<StoredUpload> {
  return writeTogether(database, async (transaction) => {
    const upload = await readOwnUpload(transaction, viewer, { fileId, lock: true });
    if (!upload) throw new ProblemError('not-found');
    if (upload.handedInAt) throw new ProblemError('conflict', { detail: 'It was handed in.' });
    await removeBytes(transaction, upload);
    return change(transaction, upload, { state: 'canceled', updatedAt: now });
  });
}

/** Forgets the bytes of a file. */
export async function removeBytes(
  database: Database,
  { tenantId, id }: Pick<StoredUpload, 'tenantId' | 'id'>,
): Promise<void> {
  await database
    .delete(uploadParts)
    .where(and(eq(uploadParts.tenantId, tenantId), eq(uploadParts.uploadId, id)));
}

/** The bytes of a file, in their order. */
export async function readBytes(
  database: Database,
  { tenantId, id }: Pick<StoredUpload, 'tenantId' | 'id'>,
): Promise<Uint8Array> {
  const parts = await database
    .select({ body: uploadParts.body })
    .from(uploadParts)
    .where(and(eq(uploadParts.tenantId, tenantId), eq(uploadParts.uploadId, id)))
    .orderBy(asc(uploadParts.offset));
  return Buffer.concat(parts.map(({ body }) => body));
}

async function change(
  transaction: Database,
  upload: StoredUpload,
  to: Partial<StoredUpload>,
): Promise<StoredUpload> {
  await transaction
    .update(uploads)
    .set(to)
    .where(
      and(eq(uploads.tenantId, upload.tenantId), eq(uploads.id, upload.id), ne(uploads.state, 'canceled')),
    );
  return { ...upload, ...to };
}
