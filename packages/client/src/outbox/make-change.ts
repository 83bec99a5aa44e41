import type { Change } from '@partner-journey/contract';
import { newChangeId } from './change-id.js';

/** A change with an id of its own, holding a copy of what is said. */
export function makeChange(
  { kind, target, payload }: Pick<Change, 'kind' | 'target' | 'payload'>,
  nowMs: number,
  baseRevision?: string,
): Change {
  return {
    id: newChangeId(),
    kind,
    ...structuredClone({ target, payload }),
    ...(baseRevision !== undefined && { baseRevision }),
    createdAt: new Date(nowMs).toISOString(),
  } as Change;
}
