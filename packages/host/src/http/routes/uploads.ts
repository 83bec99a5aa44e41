import { UploadRequest } from '@partner-journey/contract';
import { misfitOfFile, uploadLimits, type UploadLimits } from '@partner-journey/contract/rules';
import type { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { findUnstorable } from '../../changes/unstorable.js';
import { issuesOf } from '../../problems/issues.js';
import { ProblemError } from '../../problems/problem.js';
import { readJourneys, viewOf } from '../../reading/stored-journey.js';
import type { Viewer } from '../../reading/viewer.js';
import { hostUploads } from '../../uploads/host-uploads.js';
import {
  announceUpload,
  cancelUpload,
  readOwnUpload,
  takePart,
  uploadOf,
  type Announcement,
} from '../../uploads/stored-upload.js';
import type { HostServices, HostVariables, RequestContext } from '../context.js';
import { answerRead } from '../etag.js';
import { limitBody } from '../limit-body.js';
import { readJson } from '../read-json.js';

const maxRequestBytes = 16 * 1024;
const maxNameLength = 255;
const Offset = z.object({ offset: z.string().check(z.regex(/^\d{1,15}$/)) });

/** Files that are handed over in parts: announced, sent from where they stand, looked at, taken back. */
export function routeUploads(api: Hono<{ Variables: HostVariables }>, services: HostServices): void {
  const { database, now, scanning } = services;

  api.post('/uploads', limitBody(maxRequestBytes), async (context) => {
    const { viewer } = context.var;
    const request = readAnnouncement(await readJson(context), viewer);
    const known = await readOwnUpload(database, viewer, { fileId: request.id });
    // what was announced once is not judged again: the step may have gone on since
    if (!known) await requireTaken(services, context, request);
    return answer(context, await announceUpload(database, viewer, request, now()));
  });

  api.get('/uploads/:fileId', async (context) => {
    const fileId = context.req.param('fileId');
    const upload = await readOwnUpload(database, context.var.viewer, { fileId });
    if (!upload) throw new ProblemError('not-found');
    const read = answerRead(context, uploadOf(upload));
    // it moves by itself
    read.headers.set('Cache-Control', 'private, no-cache');
    return read;
  });

  api.post('/uploads/:fileId/parts', limitBody(hostUploads.partBytes), async (context) => {
    const part = { fileId: context.req.param('fileId'), ...(await readPart(context)) };
    const upload = await takePart(database, context.var.viewer, part, now());
    if (upload.state === 'scanning') scanning.wake();
    return answer(context, upload);
  });

  api.post('/uploads/:fileId/cancel', async (context) => {
    const fileId = context.req.param('fileId');
    return answer(context, await cancelUpload(database, context.var.viewer, fileId, now()));
  });
}

function answer(context: RequestContext, upload: Parameters<typeof uploadOf>[0]): Response {
  context.header('Cache-Control', 'no-store');
  return context.json(uploadOf(upload));
}

function readAnnouncement(body: unknown, { tenant, person }: Viewer): Announcement {
  const parsed = UploadRequest.safeParse(body);
  if (!parsed.success) throw new ProblemError('invalid-request', { issues: issuesOf(parsed.error, body) });
  const { id = randomUUID(), madeBy, target, name, type, bytes } = parsed.data;
  if (madeBy && (madeBy.tenantId !== tenant.id || madeBy.viewerId !== person.id)) {
    throw new ProblemError('viewer-mismatch');
  }
  const unstorable = findUnstorable(parsed.data);
  if (unstorable !== undefined) throw misfit(unstorable, 'whole characters', 'U+0000 or half a character');
  if (!target) throw misfit('/target', 'the step it is for', 'nothing');
  if (name.length > maxNameLength || name.trim() === '') {
    throw misfit('/name', `1 to ${maxNameLength} characters`, `${name.length}`);
  }
  if (!Number.isInteger(bytes)) throw misfit('/bytes', 'a whole number', 'another one');
  return { id: id.toLowerCase(), target, name, type, bytes };
}

/** @throws {ProblemError} when the step takes no file now, or not this one. */
async function requireTaken(
  { database, now }: HostServices,
  { var: { viewer } }: RequestContext,
  request: Announcement,
): Promise<void> {
  const { journeyId, stepId } = request.target;
  const [stored] = await readJourneys(database, viewer, { journeyId });
  const steps = stored ? viewOf(stored, viewer, now()).stages.flatMap((stage) => stage.steps) : [];
  const step = steps.find(({ id }) => id === stepId);
  if (!step) throw new ProblemError('not-found');
  if (!step.allowed.includes('submit')) throw new ProblemError('not-allowed-now');
  const limits = uploadLimits(step, { ...hostUploads, types: [...hostUploads.types] })!;
  const reason = misfitOfFile(request, limits);
  if (reason) throw refusalOf(reason, request, limits);
}

function refusalOf(
  reason: NonNullable<ReturnType<typeof misfitOfFile>>,
  { bytes }: Announcement,
  { types, maxBytes }: UploadLimits,
): ProblemError {
  if (reason === 'wrong-type') return misfit('/type', `one of ${types.join(', ')}`, 'another type');
  return misfit('/bytes', `1 to ${maxBytes}`, String(bytes));
}

async function readPart(context: RequestContext): Promise<{ offset: number; body: Uint8Array }> {
  const query = context.req.query();
  const parsed = Offset.safeParse(query);
  if (!parsed.success) throw new ProblemError('invalid-request', { issues: issuesOf(parsed.error, query) });
  const [type = ''] = (context.req.header('Content-Type') ?? '').toLowerCase().split(';');
  if (type.trim() !== 'application/octet-stream') {
    throw new ProblemError('unsupported-media-type', { detail: 'Send application/octet-stream.' });
  }
  const body = new Uint8Array(await context.req.arrayBuffer());
  return { offset: Number(parsed.data.offset), body };
}

function misfit(path: string, expected: string, got: string): ProblemError {
  return new ProblemError('invalid-request', { issues: [{ path, expected, got }] });
}
