/**
 * What a client knows of something once the host has answered: the document, and what did not fit the contract.
 * @param {import('@partner-journey/client').JourneyClient} client
 * @param {import('@partner-journey/client').Query} query
 * @returns {Promise<{ value: any, issues: readonly unknown[] }>}
 */
export function readOnce(client, query) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { status, value, error, issues } = client.select(query);
      if (status !== 'ready' && status !== 'error') return;
      queueMicrotask(() => [stop, release].forEach((end) => end()));
      if (error) reject(error);
      else resolve({ value, issues });
    };
    const stop = client.subscribe(look);
    const release = client.observe(query);
    look();
  });
}
