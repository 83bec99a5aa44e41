/** Runs one piece of work at a time per name, across the tabs of a browser where it can. */
export type FlushLock = (name: string, work: () => Promise<void>) => Promise<void>;

/**
 * Holds a Web Lock for as long as the work takes and no longer; without Web Locks it just works,
 * for the ids of changes keep a second sending without effect.
 */
export const webLock: FlushLock = async (name, work) => {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  let started = false;
  try {
    await locks.request(name, () => {
      started = true;
      return work();
    });
  } catch (error) {
    if (started) throw error;
    // frames without an origin of their own have locks that refuse
    await work();
  }
};
