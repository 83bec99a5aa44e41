import type { Problem } from '@partner-journey/contract';
import { unknownOutcome } from '../errors/unknown-outcome.js';
import type { OutboxEntry } from './outbox-entry.js';

const dayMs = 24 * 60 * 60 * 1000;
/** After so long a change is not sent unasked any more. */
const expiresAfterMs = 30 * dayMs;

/** Kinds whose effect twice is not the effect once, so that a host which has forgotten the id must not see them again. */
const adding: readonly string[] = [
  'step.comment',
  'step.submit',
  'feedback.send',
  'feedback.vote',
  'resource.request',
];

/** What time it is, and how long the host remembers. */
export interface OverdueTimes {
  /** Milliseconds since 1970 by this machine's clock. */
  readonly nowMs: number;
  /** Milliseconds since 1970 by the host's clock. */
  readonly hostNowMs: number;
  /** For how many milliseconds the host knows the ids of changes; undefined as long as that is not known. */
  readonly rememberedMs: number | undefined;
}

/** Why a change that waited too long is left to the person; undefined when it may be sent. */
export function overdueProblem(
  { change, madeAt, sentAt }: OutboxEntry,
  { nowMs, hostNowMs, rememberedMs }: OverdueTimes,
): Problem | undefined {
  // a clock that is wrong, or was put right, must not age anything: both have to say so
  const isOld = Math.min(hostNowMs - Date.parse(change.createdAt), nowMs - madeAt) > expiresAfterMs;
  if (isOld && sentAt === undefined) {
    const title = 'It waited for more than 30 days and was not sent.';
    return { ...unknownOutcome, code: 'expired', title };
  }
  return isOld || (isForgotten(sentAt, nowMs, rememberedMs) && adding.includes(change.kind))
    ? unknownOutcome
    : undefined;
}

/** Whether the host may have forgotten the id of what was first sent at this moment. */
function isForgotten(sentAt = Infinity, nowMs: number, rememberedMs = Infinity): boolean {
  return nowMs - sentAt > rememberedMs;
}
