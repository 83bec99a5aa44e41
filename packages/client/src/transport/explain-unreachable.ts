/** What a developer should look at when a host of another origin is there but its answers cannot be read. */
function corsAdvice(url: URL, origin: string): string {
  return (
    `Partner Journey: ${url.origin} answers, but this page may not read it. Its answers need the header ` +
    `"Access-Control-Allow-Origin: ${origin}", and its answer to OPTIONS also "Access-Control-Allow-Methods: GET, POST" and ` +
    '"Access-Control-Allow-Headers: Authorization, Content-Type"; with cookies "Access-Control-Allow-Credentials: true".'
  );
}

/**
 * Finds out whether a request that failed was refused by the rules between origins (CORS, see the Fetch standard), which
 * browsers do not tell, and says so on the console. `fetch` is asked once, without anything that identifies the viewer;
 * when the host is there, `askAgain` repeats the request, for the network may have come back only now.
 */
export async function explainUnreachable(
  address: string,
  fetch: typeof globalThis.fetch,
  askAgain: () => Promise<unknown>,
): Promise<void> {
  const { origin } = globalThis.location ?? {};
  const url = new URL(address);
  if (!origin || url.origin === origin) return;
  try {
    await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
  } catch {
    // the host is really out of reach
    return;
  }
  try {
    await askAgain();
  } catch (error) {
    // whatever else is thrown was read from an answer
    if (error instanceof TypeError) console.warn(corsAdvice(url, origin));
  }
}
