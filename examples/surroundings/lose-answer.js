import { readOnce } from './read-once.js';

/**
 * Sends a change whose first answer is lost after the server has given it, and waits until it is settled all the same.
 * @param {(fetch: typeof globalThis.fetch) => import('@partner-journey/client').JourneyClient} makeClient
 * @param {Pick<import('@partner-journey/client').Change, 'kind' | 'target' | 'payload'>} change
 * @param {string} words what stands in its request
 * @returns {Promise<{ id: string, outcome: string, sent: number }>} `sent` counts how often it was sent
 */
export async function changeWithLostAnswer(makeClient, { kind, target, payload }, words) {
  let sent = 0;
  const client = makeClient(async (url, init) => {
    const response = await fetch(url, init);
    if (!init.body?.includes(words)) return response;
    sent += 1;
    if (sent > 1) return response;
    await response.arrayBuffer();
    throw new TypeError('The answer was lost on the way.');
  });
  const lost = new Promise((resolve) =>
    client.onFact(({ type }) => type === 'connection-changed' && resolve()),
  );
  try {
    const { id, settled } = await client.change(kind, target, payload);
    await lost;
    // a read that is answered says that the host is back: what waits for it need not wait for its turn
    await readOnce(client, { kind: 'feedback' });
    const { outcome } = await settled;
    return { id, outcome, sent };
  } finally {
    client.close();
  }
}
