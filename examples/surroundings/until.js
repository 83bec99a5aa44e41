const patienceMs = 60_000;

/**
 * Asks until it is so, as what decides is in another process: its clock, or a file it writes.
 * @param {string} what in words, for the error when it is not so within a minute
 * @param {() => Promise<boolean>} isSo
 */
export async function until(what, isSo) {
  for (const last = Date.now() + patienceMs; Date.now() < last;) if (await isSo()) return;
  throw new Error(`Waited in vain for a minute until ${what}.`);
}
