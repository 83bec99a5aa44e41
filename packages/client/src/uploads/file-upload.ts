import type { Problem, Step } from '@partner-journey/contract';
import type { UploadLimits } from '@partner-journey/contract/rules';

/**
 * How far a file is. `waiting`: the host is out of reach, and it goes on by itself · `needs-file`: the page was left and
 * the device has not kept the file, so it has to be chosen again · `unfit`: it is not sent, `misfit` says why ·
 * `scanning`: all is there, and the host looks through it · `refused`: the host will not have it · `failed`: the host has
 * not taken it, and one may try again.
 */
export type FileUploadState =
  'sending' | 'waiting' | 'needs-file' | 'unfit' | 'scanning' | 'ready' | 'refused' | 'failed';

/** A file that is being handed over for a step, as it stands now. */
export interface FileUpload {
  readonly id: string;
  /** What the host calls it: goes into `fileIds` once it is `ready`. */
  readonly fileId: string;
  readonly journeyId: string;
  readonly stepId: string;
  readonly name: string;
  /** Media type; empty where it is not known. */
  readonly type: string;
  readonly bytes: number;
  /** Bytes that the host has. */
  readonly sent: number;
  readonly state: FileUploadState;
  /** Why it is `unfit`. */
  readonly misfit?: 'empty' | 'too-large' | 'wrong-type' | 'too-many' | undefined;
  /** Why it is `refused`, in the host’s words. */
  readonly reason?: string | undefined;
  /** Why it has `failed`, where the host has said so. */
  readonly problem?: Problem | undefined;
}

/** Hands files over in parts, and goes on where it was after a break. */
export interface Uploads {
  /** What the host takes for a step; undefined where it takes no files in parts. */
  limitsOf(step: Pick<Step, 'upload'>): UploadLimits | undefined;
  /** The files of a step that are not handed in, in the order in which they were chosen. The same list until one is different. */
  of(stepId: string): readonly FileUpload[];
  /** Calls back when a file stands otherwise; the returned function ends it. */
  subscribe(listener: () => void): () => void;
  /** Begins to hand files over. One that `needs-file` goes on with the file of the same name and size. */
  add(journeyId: string, step: Pick<Step, 'id' | 'upload'>, files: readonly File[]): void;
  /** Tries a `failed` file again. */
  retry(id: string): void;
  /** Takes a file back, at the host too, and forgets it. */
  cancel(id: string): void;
  /** Forgets files that were handed in. */
  forget(ids: readonly string[]): void;
}
