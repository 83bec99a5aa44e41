import type { CsrfOptions } from '../client-options.js';

const keepaliveLimit = 15_000;

/** Makes a request one that sends something as JSON, or bytes as they are. Comes with the part that writes. */
export async function addBody(
  init: RequestInit,
  body: unknown,
  csrf: CsrfOptions | undefined,
): Promise<void> {
  const isBytes = body instanceof Blob;
  const headers = {
    ...init.headers,
    ...(csrf && { [csrf.header]: await csrf.token() }),
    'Content-Type': isBytes ? 'application/octet-stream' : 'application/json',
  };
  if (isBytes) {
    Object.assign(init, { headers, method: 'POST', body });
    return;
  }
  const text = JSON.stringify(body);
  // a small one outlives the page; browsers refuse more than 64 KiB of such at a time
  Object.assign(init, { headers, method: 'POST', body: text, keepalive: text.length < keepaliveLimit });
}
