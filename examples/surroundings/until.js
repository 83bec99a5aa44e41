import { setImmediate } from 'node:timers/promises';

const patienceMs = 60_000;

/**
 * Asks until it is so, as what decides is somewhere else: another process, its clock, or a file it writes.
 * @param {string} what in words, for the error when it is not so within a minute
 * @param {() => boolean | Promise<boolean>} isSo
 */
export async function until(what, isSo) {
  for (const last = Date.now() + patienceMs; Date.now() < last; await setImmediate())
    if (await isSo()) return;
  throw new Error(`Waited in vain for a minute until ${what}.`);
}
