import type { Side, Sla } from '../schemas/shared.js';

/** Hands the clock of a promise to the side that has to move now. */
export function clockWith(sla: Sla | undefined, side: Side): Sla | undefined {
  return sla && { ...sla, clockWith: side };
}

/** Stops the clock of a promise: it was met, unless the moment had passed. */
export function stopClock(sla: Sla | undefined, now: string): Sla | undefined {
  return sla && settle(sla, isOver(sla, now) ? 'breached' : 'met');
}

/** Lets the clock of a promise run again. */
export function restartClock(sla: Sla | undefined, now: string): Sla | undefined {
  return sla && settle(sla, isOver(sla, now) ? 'breached' : 'running');
}

function settle(sla: Sla, state: Sla['state']): Sla {
  const settled = { ...sla, state };
  delete settled.pausedReason;
  return settled;
}

function isOver(sla: Sla, now: string): boolean {
  return Date.parse(now) > Date.parse(sla.due.at);
}
