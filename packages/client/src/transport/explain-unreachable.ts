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
 * browsers do not tell, and says so on the console. `fetch` is asked once, without anything that identifies the viewer.
 */
export async function explainUnreachable(address: string, fetch: typeof globalThis.fetch): Promise<void> {
  const { origin } = globalThis.location ?? {};
  const url = new URL(address);
  if (!origin || url.origin === origin) return;
  try {
    await fetch(address, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
  } catch {
    // the host is really out of reach
    return;
  }
  console.warn(corsAdvice(url, origin));
}
