/** One request to the host, and what came back. Headers are left out: there is a token in them. */
export interface WatchedRequest {
  readonly id: number;
  readonly method: string;
  readonly url: string;
  /** Milliseconds since 1970 by this machine's clock. */
  readonly askedAt: number;
  readonly tookMs?: number;
  /** Absent: no answer, or not yet. */
  readonly status?: number;
  readonly body?: string;
  /** Why there is no answer. */
  readonly failure?: string;
}

/** So many requests are remembered. */
const most = 50;

/** Asks as `fetch` does, and sees what comes back. */
export class RequestWatch {
  private known: readonly WatchedRequest[] = [];
  private count = 0;
  private readonly onNews: () => void;

  constructor(onNews: () => void) {
    this.onNews = onNews;
  }

  /** The latest first. */
  get requests(): readonly WatchedRequest[] {
    return this.known;
  }

  /** Stands in for the `fetch` of the page. */
  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    const { method = 'GET' } = init ?? {};
    const url = input instanceof Request ? input.url : String(input);
    const askedAt = Date.now();
    const request = { id: ++this.count, method, url, askedAt };
    this.note(request);
    try {
      const response = await globalThis.fetch(input, init);
      const answered = { ...request, tookMs: Date.now() - askedAt, status: response.status };
      this.note(answered);
      void this.readBody(answered, response);
      return response;
    } catch (error) {
      this.note({ ...request, tookMs: Date.now() - askedAt, failure: String(error) });
      throw error;
    }
  };

  /** What is read is a copy: the answer itself stays for the one who asked. A stream of news has no end. */
  private async readBody(request: WatchedRequest, response: Response): Promise<void> {
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('event-stream')) return;
    try {
      this.note({ ...request, body: await response.clone().text() });
    } catch {
      // who asked has given up, and hears of it there
    }
  }

  private note(request: WatchedRequest): void {
    this.known = [request, ...this.known.filter(({ id }) => id !== request.id)]
      .sort((a, b) => b.id - a.id)
      .slice(0, most);
    this.onNews();
  }
}
