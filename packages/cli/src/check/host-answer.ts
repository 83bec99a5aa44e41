/** One answer of a host, as it came. */
export interface HostAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Its JSON; absent when it is none. */
  readonly body?: unknown;
}

/** How a host is reached. */
export interface HostAddress {
  /** Base address, without a slash at its end. */
  readonly base: string;
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
}

const timeoutMs = 15_000;

/** Asks a host; gives the reason in words where nothing came back. Follows no redirect: a browser would lose the token. */
export async function askHost(
  { base, headers }: HostAddress,
  path: string,
  init: {
    readonly method?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: unknown;
  } = {},
): Promise<HostAnswer | string> {
  const { body } = init;
  try {
    const response = await fetch(`${base}${path}`, {
      method: init.method ?? 'GET',
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
        ...init.headers,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const isStream = /^text\/event-stream\b/i.test(response.headers.get('Content-Type') ?? '');
    if (isStream) await response.body?.cancel();
    const text = isStream ? '' : await response.text();
    return { status: response.status, headers: response.headers, text, ...parsed(text) };
  } catch (error) {
    return reasonOf(error);
  }
}

function parsed(text: string): { readonly body?: unknown } {
  try {
    return { body: JSON.parse(text) as unknown };
  } catch {
    return {};
  }
}

function reasonOf(error: unknown): string {
  if ((error as Error).name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
  return `no connection (${cause?.code ?? cause?.message ?? String(error)})`;
}

/** Whether an answer is a web page. */
export function isWebPage({ headers, text }: HostAnswer): boolean {
  return /\bhtml\b/i.test(headers.get('Content-Type') ?? '') || /^\s*<(?:!doctype|html)/i.test(text);
}
