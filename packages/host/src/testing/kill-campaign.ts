import { HistoryPage, ReceiptList } from '@partner-journey/contract';
import type { DatabaseKind } from './every-database.js';
import { startHostProcess, type HostProcess } from './start-host-process.js';
import { change } from './test-host.js';

const writers = 4;
/** Changes of one request, and requests that are answered before a kill. */
const mostAtOnce = 4;
const mostAnswers = 12;
const longestDelayMs = 12;
const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer demo-ana' };
const target = { journeyId: 'northlight-journey', stepId: 'sandbox-essentials' };

/** What a host that was killed again and again has kept of what it was sent. */
export interface KillFigures {
  readonly kills: number;
  readonly sent: number;
  /** Changes whose receipt arrived. */
  readonly acknowledged: number;
  /** Acknowledged changes that are not there after the last kill. */
  readonly lost: number;
  /** Changes that are there more than once, before or after everything was sent again. */
  readonly doubled: number;
  /** Changes without a receipt that are there all the same: killed between their commit and the answer. */
  readonly keptUnanswered: number;
  /** Changes that are not there even after they were sent again. */
  readonly refusedAgain: number;
}

/** What was sent, and whether its receipt arrived before the host was killed. */
interface Sent {
  readonly change: ReturnType<typeof comment>;
  isReceipted: boolean;
}

/**
 * Kills a host with SIGKILL in every round, while writers wait for its answers; then compares what they were told
 * with what it kept, sends everything again, and compares again.
 */
export async function killAgainAndAgain(
  kind: DatabaseKind,
  rounds: number,
  onRound: (round: number) => void = () => undefined,
): Promise<KillFigures> {
  const { place, remove } = await kind.create();
  const sent: Sent[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    await killWhileWriting(await startHostProcess(place), sent);
    onRound(round);
  }
  const host = await startHostProcess(place);
  const acknowledged = sent.filter(({ isReceipted }) => isReceipted);
  const kept = await countById(host);
  for (let from = 0; from < sent.length; from += 50) await send(host, sent.slice(from, from + 50));
  const afterwards = await countById(host);
  await host.stop();
  await remove();
  const countIn = (counts: ReadonlyMap<string, number>) => (one: Sent) => counts.get(one.change.id) ?? 0;
  const [before, now] = [countIn(kept), countIn(afterwards)];
  const answered = new Set(acknowledged);
  return {
    kills: rounds,
    sent: sent.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((one) => before(one) === 0).length,
    doubled: sent.filter((one) => before(one) > 1 || now(one) > 1).length,
    keptUnanswered: sent.filter((one) => !answered.has(one) && before(one) > 0).length,
    refusedAgain: sent.filter((one) => now(one) === 0).length,
  };
}

/** Kills it just after some answers have arrived, so that others are on their way. */
async function killWhileWriting(host: HostProcess, sent: Sent[]): Promise<void> {
  let missing = 1 + Math.floor(Math.random() * mostAnswers);
  let kill: () => void = () => undefined;
  const killed = new Promise<unknown>((resolve) => (kill = () => resolve(host.kill('SIGKILL'))));
  const write = async () => {
    for (;;) {
      // each change of a request is a commit of its own, so some are kept whose answer is never sent
      const some = Array.from({ length: 1 + Math.floor(Math.random() * mostAtOnce) }, (): Sent => {
        return { change: comment(sent.length), isReceipted: false };
      });
      sent.push(...some);
      try {
        await send(host, some);
      } catch {
        return;
      }
      missing -= 1;
      // by chance the next commit is not begun, half done, or done and not answered
      if (missing === 0) setTimeout(kill, Math.random() * longestDelayMs);
    }
  };
  await Promise.all([killed, ...Array.from({ length: writers }, () => write())]);
}

function comment(number: number) {
  return change('step.comment', target, { text: `Comment ${number}` });
}

async function send(host: HostProcess, some: readonly Sent[]): Promise<void> {
  const response = await fetch(`${host.url}/changes`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ changes: some.map((one) => one.change) }),
  });
  const { receipts } = ReceiptList.parse(await response.json());
  some.forEach((one, index) => (one.isReceipted = receipts[index]?.outcome === 'saved'));
}

/** How often each entry is in the history of the step. */
async function countById(host: HostProcess): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let cursor = '';
  do {
    const path = `/journeys/${target.journeyId}/steps/${target.stepId}/history${cursor}`;
    const page = HistoryPage.parse(await (await fetch(`${host.url}${path}`, { headers })).json());
    for (const { id } of page.items) counts.set(id, (counts.get(id) ?? 0) + 1);
    cursor = page.nextCursor === undefined ? '' : `?cursor=${page.nextCursor}`;
  } while (cursor);
  return counts;
}
