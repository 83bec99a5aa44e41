import type { JourneyAdapter } from '@partner-journey/client';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** `GET /events`: what becomes stale, as Server-Sent Events, until the reader goes or the host ends. */
export function mockEvents(context: Context, adapter: JourneyAdapter, stopped: AbortSignal): Response {
  return streamSSE(context, async (stream) => {
    const left = new AbortController();
    const ended = new Promise<void>((resolve) => {
      left.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    stream.onAbort(() => left.abort());
    stopped.addEventListener('abort', () => left.abort(), { once: true, signal: left.signal });
    await stream.write(': connected\n\n');
    adapter.watch?.(
      {
        onMessage: (message) => {
          const { id } = message as { readonly id?: string };
          void stream.writeSSE({ data: JSON.stringify(message), ...(id !== undefined && { id }) });
        },
        onReset: () => {},
        onConnectionChange: () => {},
      },
      { signal: left.signal },
    );
    await ended;
  });
}
