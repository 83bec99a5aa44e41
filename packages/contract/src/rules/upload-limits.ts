import type { Session } from '../schemas/session.js';
import type { Step } from '../schemas/step.js';

/** What a host takes of files for a step. */
export interface UploadLimits {
  /** As in HTML `accept`; none: anything. */
  readonly types: readonly string[];
  /** Bytes of one file. */
  readonly maxBytes: number;
  /** Files at once; `Infinity`: as many as one likes. */
  readonly maxFiles: number;
}

/** As much of a file as decides whether it is taken. */
export interface OfferedFile {
  readonly name: string;
  /** Media type; empty where it is not known. */
  readonly type: string;
  readonly bytes: number;
}

/** The limits of a step, which are never wider than those of the session; undefined where the host takes no files. */
export function uploadLimits(
  { upload = {} }: Pick<Step, 'upload'>,
  uploads: Session['capabilities']['uploads'],
): UploadLimits | undefined {
  if (!uploads) return undefined;
  return {
    types: upload.types ?? uploads.types,
    maxBytes: Math.min(upload.maxBytes ?? Infinity, uploads.maxBytes),
    maxFiles: upload.maxFiles ?? Infinity,
  };
}

/** What keeps a file from being taken; undefined when it is. */
export function misfitOfFile(
  file: OfferedFile,
  { types, maxBytes }: UploadLimits,
): 'empty' | 'too-large' | 'wrong-type' | undefined {
  if (types.length > 0 && !types.some((type) => isOfType(file, type))) return 'wrong-type';
  if (file.bytes > maxBytes) return 'too-large';
  return file.bytes === 0 ? 'empty' : undefined;
}

function isOfType({ name, type }: OfferedFile, accepted: string): boolean {
  const [wanted, given] = [accepted.trim().toLowerCase(), type.split(';')[0]!.trim().toLowerCase()];
  if (wanted.startsWith('.')) return name.toLowerCase().endsWith(wanted);
  if (wanted === '*/*') return true;
  return wanted.endsWith('/*') ? given.startsWith(wanted.slice(0, -1)) : given === wanted;
}
