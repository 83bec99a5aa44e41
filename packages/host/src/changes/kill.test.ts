import { HistoryPage, ReceiptList } from '@partner-journey/contract';
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { emptyDataFolder } from '../testing/empty-folder.js';
import { startHostProcess, type HostProcess } from '../testing/start-host-process.js';
import { change } from '../testing/test-host.js';

const rounds = 5;
const writers = 4;
const headers = { 'Content-Type': 'application/json', Authorization: 'Bearer demo-ana' };
const target = { journeyId: 'northlight-journey', stepId: 'sandbox-essentials' };

/** What was sent, and whether its receipt arrived before the host was killed. */
interface Sent {
  readonly change: ReturnType<typeof comment>;
  isReceipted: boolean;
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

/** Writes one comment after the other until the host is gone. */
async function writeUntilGone(host: HostProcess, sent: Sent[]): Promise<void> {
  for (;;) {
    const one: Sent = { change: comment(sent.length), isReceipted: false };
    sent.push(one);
    try {
      await send(host, [one]);
    } catch {
      return;
    }
  }
}

async function readHistoryIds(host: HostProcess): Promise<string[]> {
  const ids: string[] = [];
  let cursor = '';
  do {
    const path = `/journeys/${target.journeyId}/steps/${target.stepId}/history${cursor}`;
    const page = HistoryPage.parse(await (await fetch(`${host.url}${path}`, { headers })).json());
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor === undefined ? '' : `?cursor=${page.nextCursor}`;
  } while (cursor);
  return ids;
}

function countOf(ids: readonly string[], id: string): number {
  return ids.filter((one) => one === id).length;
}

describe('A host that is killed in the middle of writes', () => {
  it('has every change that got a receipt exactly once, and takes the others again', async () => {
    const folder = await emptyDataFolder();
    const sent: Sent[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const host = await startHostProcess({ dataDir: folder.path });
      const writing = Promise.all(Array.from({ length: writers }, () => writeUntilGone(host, sent)));
      const enough = sent.length + writers + 4;
      while (sent.length < enough) await wait(5);
      await wait(Math.random() * 60);
      await host.kill('SIGKILL');
      await writing;
    }
    const host = await startHostProcess({ dataDir: folder.path });

    const kept = await readHistoryIds(host);
    assert.ok(sent.filter(({ isReceipted }) => isReceipted).length > rounds);
    for (const { change: one, isReceipted } of sent) {
      assert.ok(countOf(kept, one.id) <= 1, 'nothing is there twice');
      if (isReceipted) assert.equal(countOf(kept, one.id), 1, 'what has a receipt is there');
    }
    for (let from = 0; from < sent.length; from += 50) await send(host, sent.slice(from, from + 50));
    const afterwards = await readHistoryIds(host);
    for (const { change: one, isReceipted } of sent) {
      assert.deepEqual([isReceipted, countOf(afterwards, one.id)], [true, 1]);
    }
    await host.stop();
    await folder.remove();
  });
});
