/** One block of a stream of Server-Sent Events, as it came. */
export interface StreamBlock {
  readonly id?: string;
  readonly event?: string;
  readonly data?: unknown;
  readonly comment?: string;
}

/** A stream that is read block by block. */
export interface EventReader {
  readonly status: number;
  readonly headers: Headers;
  /** The next block that carries data; undefined when the stream has ended. */
  next(): Promise<StreamBlock | undefined>;
  /** The next block of any sort. */
  nextBlock(): Promise<StreamBlock | undefined>;
  close(): void;
}

/** Opens a stream of Server-Sent Events. */
export async function openEvents(url: string, headers: Record<string, string>): Promise<EventReader> {
  const stopping = new AbortController();
  const response = await fetch(url, { headers, signal: stopping.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const nextBlock = async (): Promise<StreamBlock | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const block = readBlock(text.slice(0, end));
        text = text.slice(end + 2);
        return block;
      }
      const chunk = await reader?.read();
      if (!chunk || chunk.done) return undefined;
      text += chunk.value;
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    nextBlock,
    next: async () => {
      let block = await nextBlock();
      while (block && block.data === undefined) block = await nextBlock();
      return block;
    },
    close: () => stopping.abort(),
  };
}

function readBlock(text: string): StreamBlock {
  const block: { id?: string; event?: string; data?: unknown; comment?: string } = {};
  for (const line of text.split('\n')) {
    const [, field = '', value = ''] = /^([^:]*): ?(.*)$/.exec(line) ?? [];
    if (field === '') block.comment = value;
    if (field === 'id') block.id = value;
    if (field === 'event') block.event = value;
    if (field === 'data') block.data = JSON.parse(value);
  }
  return block;
}
