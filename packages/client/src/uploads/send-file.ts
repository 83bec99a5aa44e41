import type { Upload, UploadRequest } from '@partner-journey/contract';
import type { JourneyError } from '../errors/journey-error.js';
import type { UploadHouse } from './upload-house.js';

/** The first part is small, so that something is seen soon; what arrives fast is followed by more. */
const firstPartBytes = 64 * 1024;
const leastPartBytes = 4 * 1024;
const fastMs = 1_000;
/** Pauses between two looks at a file that the host looks through: the first, and the longest. */
const [firstLookMs, longestLookMs] = [500, 10_000];

/** What sending a file needs. */
export interface SendFileOptions {
  readonly house: UploadHouse;
  readonly signal: AbortSignal;
  /** Most bytes the host takes in one part. */
  readonly mostBytes: number;
  /** The file itself; undefined when it is not at hand. */
  body(): Promise<Blob | undefined>;
  /** Is told how it stands after each step. */
  onUpload(upload: Upload): void;
}

/**
 * Sends what the host does not have yet of a file and waits until it has looked through it.
 * ```
 * announce ─▶ receiving ─ part ─▶ … ─▶ scanning ─ look, wait ─▶ ready | refused | canceled
 *                 ▲ 409: ask how far it is │
 *                 └────────────────────────┘
 * ```
 * @returns how it stands then; undefined when its bytes are missing and not at hand.
 * @throws {JourneyError} when the host cannot be reached, or does not take it.
 */
export async function sendFile(
  request: UploadRequest,
  { house, signal, mostBytes, body, onUpload }: SendFileOptions,
): Promise<Upload | undefined> {
  const ask: UploadHouse['ask'] = async (...asked) => {
    const upload = await house.ask(...asked);
    onUpload(upload);
    return upload;
  };
  let upload = await ask(signal, (host, context, madeBy) =>
    host.announce({ ...request, ...(madeBy && { madeBy }) }, context),
  );
  const { fileId } = upload;
  const read = () => ask(signal, (host, context) => host.read(fileId, context));
  let partBytes = Math.min(firstPartBytes, mostBytes);
  while (upload.state === 'receiving') {
    const file = await body();
    if (!file) return undefined;
    const offset = upload.received ?? 0;
    const part = { fileId, offset, body: file.slice(offset, offset + partBytes) };
    const begunAt = house.clock.now();
    try {
      upload = await ask(signal, (host, context) => host.sendPart(part, context));
      if (house.clock.now() - begunAt < fastMs) partBytes = Math.min(partBytes * 2, mostBytes);
    } catch (thrown) {
      const error = house.errorOf(thrown);
      if (error.code === 'timeout' && partBytes > leastPartBytes) partBytes /= 2;
      else if (!isElsewhere(error)) throw error;
      upload = await read();
    }
  }
  for (let lookMs = firstLookMs; upload.state === 'scanning'; lookMs = Math.min(lookMs * 2, longestLookMs)) {
    await house.wait(lookMs, signal);
    upload = await read();
  }
  return upload;
}

/** Whether the file ends elsewhere at the host than was thought. */
function isElsewhere(error: JourneyError & { readonly status?: number }): boolean {
  return error.status === 409;
}
