/** What of which origin, by which method, was looked at on this page: it is told once. */
const looked = new Set<string>();

/** What every page that reads and writes needs, so that it is allowed at once. */
const needed = { methods: ['GET', 'POST'], headers: ['Authorization', 'Content-Type'] };

/** What a developer should look at when a host of another origin is there but its answers cannot be read. */
function corsAdvice(url: URL, origin: string, { method = 'GET', headers }: RequestInit): string {
  const methods = new Set([...needed.methods, method]);
  const further = [...new Headers(headers).keys()].filter(
    (name) => !needed.headers.some((known) => known.toLowerCase() === name),
  );
  const names = [...needed.headers, ...further];
  const isRead = method === 'GET';
  const seen = isRead
    ? `${url.origin} answers, but this page may not read it.`
    : `${url.origin} answers, but ${method} ${url.pathname} did not get through. If it never does:`;
  return (
    `Partner Journey: ${seen} Its answers need the header ` +
    `"Access-Control-Allow-Origin: ${origin}", and its answer to OPTIONS also "Access-Control-Allow-Methods: ${[...methods].join(', ')}" and ` +
    `"Access-Control-Allow-Headers: ${names.join(', ')}"; with cookies "Access-Control-Allow-Credentials: true".`
  );
}

/**
 * Finds out whether a request that failed was refused by the rules between origins (CORS, see the Fetch standard), which
 * browsers do not tell, and says so on the console, once for each origin and method. The host is asked without anything
 * that identifies the viewer; when it is there, what only reads is repeated, for the network may have come back only now.
 */
export async function explainUnreachable(
  fetch: typeof globalThis.fetch,
  address: string,
  init: RequestInit,
): Promise<void> {
  const { origin } = globalThis.location ?? {};
  const url = new URL(address);
  const { method = 'GET' } = init;
  const what = `${method} ${url.origin}`;
  if (!origin || url.origin === origin || looked.has(what)) return;
  looked.add(what);
  const bare = url.origin + url.pathname;
  try {
    await fetch(bare, { mode: 'no-cors', credentials: 'omit', cache: 'no-store' });
  } catch {
    // the host is really out of reach
    return;
  }
  if (method === 'GET') {
    const headers = new Headers(init.headers);
    // what is known already is not needed: it is asked without where that is not allowed
    headers.delete('If-None-Match');
    const isRead = await fetch(address, { ...init, headers, signal: null }).then(
      () => true,
      () => false,
    );
    if (isRead) return;
  }
  console.warn(corsAdvice(url, origin, init));
}
