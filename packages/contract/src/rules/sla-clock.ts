import type { Journey } from '../schemas/journey.js';
import type { Side, Sla } from '../schemas/shared.js';
import { afterWorkingMs, workingMsBetween } from './working-time.js';

/** The last part of the promised time, in which a promise is at risk. */
const riskShare = 0.25;

/**
 * Hands the clock of a promise to the side that has to move now. Where the promise says whose it is, the clock stands
 * still while the other side has to move, and goes on with the working time that was left.
 */
export function clockWith(sla: Sla | undefined, side: Side, now: string): Sla | undefined {
  if (!sla) return undefined;
  const handed = { ...sla, clockWith: side };
  if (!sla.promisedBy) return handed;
  return side === sla.promisedBy ? resume(handed, now) : pause(handed, now);
}

/** Stops the clock of a promise: it was met, unless the moment had passed. A clock that stands still has time left. */
export function stopClock(sla: Sla | undefined, now: string): Sla | undefined {
  if (!sla) return undefined;
  return settle(sla, !sla.pausedAt && isOver(sla, now) ? 'breached' : 'met');
}

/** Lets the clock of a promise run again. */
export function restartClock(sla: Sla | undefined, now: string): Sla | undefined {
  return sla && settle(sla, isOver(sla, now) ? 'breached' : 'running');
}

/** A journey with every promise as it stands at a moment: time alone puts one at risk, and breaks it. */
export function withClocksAt(journey: Journey, now: string): Journey {
  const told = <Promised extends { sla?: Sla | undefined }>(one: Promised): Promised =>
    one.sla ? { ...one, sla: slaAt(one.sla, now) } : one;
  return {
    ...journey,
    stages: journey.stages.map((stage) => ({ ...told(stage), steps: stage.steps.map(told) })),
  };
}

/** A promise as it stands at a moment. What is paused, met or breached stays so; without `startedAt` nothing is put at risk. */
export function slaAt(sla: Sla, now: string): Sla {
  if (sla.state !== 'running' && sla.state !== 'at-risk') return sla;
  if (isOver(sla, now)) return { ...sla, state: 'breached' };
  return isAtRisk(sla, now) ? { ...sla, state: 'at-risk' } : sla;
}

function isAtRisk({ startedAt, due, hours }: Sla, now: string): boolean {
  if (!startedAt) return false;
  const end = Date.parse(due.at);
  const whole = workingMsBetween(Date.parse(startedAt), end, hours);
  return workingMsBetween(Date.parse(now), end, hours) <= whole * riskShare;
}

function pause(sla: Sla, now: string): Sla {
  const isRunning = sla.state === 'running' || sla.state === 'at-risk';
  return isRunning && !isOver(sla, now) ? { ...sla, state: 'paused', pausedAt: now } : sla;
}

function resume(sla: Sla, now: string): Sla {
  if (sla.state !== 'paused') return sla;
  if (!sla.pausedAt) return settle(sla, 'running');
  const left = workingMsBetween(Date.parse(sla.pausedAt), Date.parse(sla.due.at), sla.hours);
  const end = Math.max(Date.parse(sla.due.at), afterWorkingMs(Date.parse(now), left, sla.hours));
  return settle({ ...sla, due: { at: new Date(end).toISOString() } }, 'running');
}

function settle(sla: Sla, state: Sla['state']): Sla {
  const settled = { ...sla, state };
  delete settled.pausedReason;
  delete settled.pausedAt;
  return settled;
}

function isOver(sla: Sla, now: string): boolean {
  return Date.parse(now) > Date.parse(sla.due.at);
}
