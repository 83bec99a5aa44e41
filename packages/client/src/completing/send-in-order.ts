import type { Change } from '@partner-journey/contract';

/**
 * Sends changes one by one to a host that takes one at a time; gives a `{receipts}` document. After a refusal the rest of
 * that target waits, and after a failure everything else: the client sends again what has no receipt. Rejects when the
 * first one fails.
 */
export async function sendInOrder<Receipt extends { readonly outcome: string }>(
  changes: readonly Change[],
  send: (change: Change) => Promise<Receipt>,
): Promise<{ readonly receipts: readonly Receipt[] }> {
  const receipts: Receipt[] = [];
  const refused = new Set<string>();
  for (const change of changes) {
    const target = JSON.stringify(change.target);
    if (refused.has(target)) continue;
    try {
      const receipt = await send(change);
      receipts.push(receipt);
      const isWanted = receipt.outcome === 'saved' || receipt.outcome === 'accepted';
      if (!isWanted && Object.keys(change.target).length > 0) refused.add(target);
    } catch (error) {
      if (receipts.length === 0) throw error;
      break;
    }
  }
  return { receipts };
}
