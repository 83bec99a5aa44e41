import { UploadRequest, type Capabilities, type Upload } from '@partner-journey/contract';
import type { Hono } from 'hono';
import { problemAnswer } from './problem-answer.js';

/** What the mock takes of files. */
export const mockUploadLimits: Exclude<Capabilities['uploads'], false> = {
  maxBytes: 25_000_000,
  types: [],
  partBytes: 256 * 1024,
};

/** Takes files in parts, counts their bytes and forgets them; each is ready with its last byte. */
export function routeMockUploads(api: Hono): void {
  const uploads = new Map<string, Upload>();
  const none = () => problemAnswer('not-found', 'There is no such upload');

  api.post('/uploads', async (context) => {
    const parsed = UploadRequest.safeParse(await context.req.json().catch(() => undefined));
    if (!parsed.success) return problemAnswer('invalid-request', 'This announces no file');
    const { id = crypto.randomUUID(), name, bytes } = parsed.data;
    const upload = uploads.get(id) ?? { fileId: id, state: 'receiving', name, bytes, received: 0 };
    uploads.set(id, upload);
    return context.json(upload);
  });

  api.get('/uploads/:fileId', (context) => {
    const upload = uploads.get(context.req.param('fileId'));
    return upload ? context.json(upload) : none();
  });

  api.post('/uploads/:fileId/parts', async (context) => {
    const upload = uploads.get(context.req.param('fileId'));
    if (!upload) return none();
    const { bytes = 0, received: before = 0 } = upload;
    if (Number(context.req.query('offset')) !== before) {
      return problemAnswer('conflict', `${before} bytes are here`);
    }
    const received = before + (await context.req.arrayBuffer()).byteLength;
    const after: Upload = { ...upload, received, state: received < bytes ? 'receiving' : 'ready' };
    uploads.set(upload.fileId, after);
    return context.json(after);
  });

  api.post('/uploads/:fileId/cancel', (context) => {
    const upload = uploads.get(context.req.param('fileId'));
    if (!upload) return none();
    uploads.set(upload.fileId, { ...upload, state: 'canceled' });
    return context.json(uploads.get(upload.fileId));
  });
}
