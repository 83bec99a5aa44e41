import * as z from 'zod/mini';
import { Id, Text, Url } from './shared.js';

/** Announces a file that goes straight to the host's storage. */
export const UploadRequest = z.strictObject({
  name: Text,
  /** Media type. */
  type: z.string(),
  bytes: z.number().check(z.nonnegative()),
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/** The answer of `POST /uploads`. */
export const Upload = z.strictObject({
  fileId: Id,
  /** Absent when the file itself was in the request. */
  state: z.optional(z.enum(['ready', 'scanning', 'refused'])),
  /** Where to PUT the bytes, when the host uses presigned storage. */
  putUrl: z.optional(Url),
});
export type Upload = z.infer<typeof Upload>;
