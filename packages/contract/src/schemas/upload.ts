import * as z from 'zod/mini';
import { MadeBy } from './change.js';
import { Id, Text, Url } from './shared.js';

/** The states of a file that is handed over: bytes are missing, it is looked through, or what came of that. */
export const uploadStates = ['receiving', 'scanning', 'ready', 'refused', 'canceled'] as const;

/** Announces a file, before its bytes are sent. */
export const UploadRequest = z.strictObject({
  /** Made by the client; the same again is the same upload, which goes on where it was. */
  id: z.optional(z.uuid()),
  name: Text,
  /** Media type. */
  type: z.string(),
  bytes: z.number().check(z.nonnegative()),
  /** Sent to a host that compares it with who is signed in: when that is somebody else, it takes nothing. */
  madeBy: z.optional(MadeBy),
  /** The step it is handed in with. */
  target: z.optional(z.strictObject({ journeyId: Id, stepId: Id })),
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/** A file that is being handed over, or was: how far it is, and what became of it. */
export const Upload = z.strictObject({
  /** Names it in `fileIds` of what is handed in. */
  fileId: Id,
  /** Only what is `ready` can be handed in; absent: it is. */
  state: z.optional(z.enum(uploadStates)),
  name: z.optional(Text),
  /** Bytes of the whole file. */
  bytes: z.optional(z.number().check(z.nonnegative())),
  /** Bytes that have arrived: the next part begins here. */
  received: z.optional(z.number().check(z.nonnegative())),
  /** Why it is refused, in words for a person. */
  reason: z.optional(Text),
  /** Where to PUT the bytes, when the host uses presigned storage. */
  putUrl: z.optional(Url),
});
export type Upload = z.infer<typeof Upload>;
/** How a file stands that is handed over. */
export type UploadState = (typeof uploadStates)[number];
