import type { Problem } from '@partner-journey/contract';
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
  { change, madeAt, sentAt, attempts }: OutboxEntry,
  { nowMs, hostNowMs, rememberedMs }: OverdueTimes,
): Problem | undefined {
  // a clock that is wrong, or was put right, must not age anything: both have to say so
  const isOld = Math.min(hostNowMs - Date.parse(change.createdAt), nowMs - madeAt) > expiresAfterMs;
  if (isOld && attempts === 0) {
    return left('expired', 'It waited for more than 30 days and was not sent.');
  }
  return isOld || (isForgotten(sentAt, nowMs, rememberedMs) && adding.includes(change.kind))
    ? left('outcome-unknown', 'It was sent, but no answer came: it may have been saved.')
    : undefined;
}

/** Whether the host may have forgotten the id of what was first sent at this moment. */
export function isForgotten(sentAt = Infinity, nowMs: number, rememberedMs = Infinity): boolean {
  return nowMs - sentAt > rememberedMs;
}

function left(code: string, title: string): Problem {
  return { type: 'about:blank', title, status: 409, code };
}
