import { and, eq, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '../database/database.js';
import { uploads } from '../database/schema/index.js';
import { describeFault } from '../problems/fault.js';
import type { Scan, ScanVerdict } from './scan.js';
import { readBytes, removeBytes } from './stored-upload.js';

/** What is not handed in for so long is taken away. */
const keptForMs = 7 * 24 * 60 * 60 * 1000;

/** Looks through the files that are whole, one after the other. */
export interface Scanning {
  /** There is something to look through. */
  wake(): void;
  /** Begins with no other file; resolves when the one it has is done. */
  stop(): Promise<void>;
}

/** What looking through needs. */
export interface ScanningOptions {
  readonly database: Database;
  readonly scan: Scan;
  readonly now: () => Date;
  /** Milliseconds after which a file whose scan has not ended is begun anew, here or in another process. */
  readonly againMs: number;
  readonly log: (line: string) => void;
}

/**
 * ```
 * receiving ─ last byte ─▶ scanning ─ claimed by one process for a while ─▶ ready | refused
 *                             ▲                    │ it failed, or was killed
 *                             └── the claim is over ┘
 * ```
 */
export function startScanning(options: ScanningOptions): Scanning {
  const { againMs, log } = options;
  let isStopped = false;
  let working: Promise<void> | undefined;
  let isAsked = false;

  async function work(): Promise<void> {
    while (isAsked && !isStopped) {
      isAsked = false;
      while (!isStopped && (await scanNext(options))) continue;
    }
  }

  function wake(): void {
    isAsked = true;
    working ??= work()
      .catch((error: unknown) => log(`looking through files failed: ${describeFault(error)}`))
      .finally(() => (working = undefined));
  }

  const timer = setInterval(() => {
    void sweep(options).catch(() => {});
    wake();
  }, againMs);
  timer.unref();
  wake();
  return {
    wake,
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await working;
    },
  };
}

/** Looks through one file; false when there is none to look through. */
async function scanNext({ database, scan, now, againMs, log }: ScanningOptions): Promise<boolean> {
  const at = now();
  const isFree = or(isNull(uploads.claimedUntil), lt(uploads.claimedUntil, at));
  const [next] = await database
    .select({ tenantId: uploads.tenantId, id: uploads.id })
    .from(uploads)
    .where(and(eq(uploads.state, 'scanning'), isFree))
    .limit(1);
  if (!next) return false;
  const isIt = and(
    eq(uploads.tenantId, next.tenantId),
    eq(uploads.id, next.id),
    eq(uploads.state, 'scanning'),
  );
  const [claimed] = await database
    .update(uploads)
    .set({ claimedUntil: new Date(at.getTime() + againMs) })
    .where(and(isIt, isFree))
    .returning();
  if (!claimed) return true;
  let verdict: ScanVerdict;
  try {
    verdict = await scan({ ...claimed, bytes: await readBytes(database, claimed) });
  } catch (error) {
    log(`a file could not be looked through: ${describeFault(error)}`);
    return true;
  }
  const decided = verdict.isClean
    ? { state: 'ready' as const }
    : { state: 'refused' as const, reason: verdict.reason };
  await database
    .update(uploads)
    .set({ ...decided, claimedUntil: null, updatedAt: now() })
    .where(isIt);
  if (!verdict.isClean) await removeBytes(database, claimed);
  return true;
}

async function sweep({ database, now }: ScanningOptions): Promise<void> {
  const limit = new Date(now().getTime() - keptForMs);
  await database.delete(uploads).where(and(isNull(uploads.handedInAt), lt(uploads.updatedAt, limit)));
}
