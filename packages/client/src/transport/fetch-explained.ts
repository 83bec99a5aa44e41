/**
 * Fetches, and leaves it to be explained on the console when the rules between origins (CORS) may be why nothing came.
 * Rejects as the `fetch` that is given does.
 */
export async function fetchExplained(
  fetch: typeof globalThis.fetch,
  address: string,
  init: RequestInit,
): Promise<Response> {
  try {
    // called as a plain function: a browser's own fetch refuses to be a method of anything else
    return await fetch(address, init);
  } catch (error) {
    if (!init.signal?.aborted)
      void import('./explain-unreachable.js').then(
        ({ explainUnreachable }) => explainUnreachable(fetch, address, init),
        () => {},
      );
    throw error;
  }
}
