import { HostResponseError, SignInNeededError, type JourneyAdapter } from '@partner-journey/client';
import { defineAdapter } from '@partner-journey/client/define-adapter';
import { io, type Socket } from 'socket.io-client';
import type { DeskNews, DeskQuestions, Done, Item } from './desk-events.js';

type DeskSocket = Socket<DeskNews, DeskQuestions>;

/** The line to the desk at this address, for whoever has the ticket; it is opened with the first question. */
export function deskSocket(url: string, ticket: string): DeskSocket {
  // after so many milliseconds without an answer the desk counts as out of reach
  return io(url, { auth: { ticket }, transports: ['websocket'], autoConnect: false, ackTimeout: 10_000 });
}

/** Speaks with the desk; `id` names it on this device. */
export function deskAdapter(id: string, socket: DeskSocket): JourneyAdapter {
  const desk = async (signal: AbortSignal) => {
    await connected(socket, signal);
    return socket;
  };
  return defineAdapter({
    id,
    async session({ signal }) {
      const { no, name, company } = await (await desk(signal)).emitWithAck('who');
      return {
        viewer: { id: String(no), name },
        partners: [{ id: String(no), name: company }],
        organizations: { program: { name: 'Moorland' } },
      };
    },
    reads: {
      async journey({ journeyId }, { signal }) {
        const { no, headline, goal, chapters } = await (await desk(signal)).emitWithAck('deal');
        if (journeyId !== undefined && journeyId !== String(no))
          throw new HostResponseError(`There is no deal ${journeyId}.`, { status: 404 });
        const stages = chapters.map((chapter) => ({
          ...{ id: String(chapter.no), title: chapter.headline, outcome: chapter.result },
          steps: chapter.items.map(toStep),
        }));
        return { id: String(no), title: headline, outcome: { title: goal }, stages };
      },
      async resources({ filter }, { signal }) {
        const papers = await (await desk(signal)).emitWithAck('papers', filter?.q ?? '');
        const items = papers.map(({ no, headline, link, starred }) => ({
          ...{ id: String(no), title: headline, url: link, mine: { favorite: starred } },
        }));
        return { items };
      },
      async feedback(_query, { signal }) {
        const notes = await (await desk(signal)).emitWithAck('notes');
        const items = notes.map(({ key, words, filedAt }) => ({
          ...{ id: key, summary: words, at: toInstant(filedAt), status: 'received' },
        }));
        return { items };
      },
    },
    changes: {
      'step.complete': async ({ target }, { signal }) =>
        toOutcome(await (await desk(signal)).emitWithAck('tick', Number(target.stepId), true)),
      'step.reopen': async ({ target }, { signal }) =>
        toOutcome(await (await desk(signal)).emitWithAck('tick', Number(target.stepId), false)),
      'resource.favorite': async ({ target, payload }, { signal }) =>
        toOutcome(await (await desk(signal)).emitWithAck('star', Number(target.resourceId), payload.on)),
      'feedback.send': async (change, { signal }) =>
        toOutcome(await (await desk(signal)).emitWithAck('note', change.id, change.payload.text)),
    },
    // ticks and stars are states, and a note is filed once for each key
    knowsRepeated: true,
    watch(listener, { signal }) {
      const onChanged = (dealNo: number) =>
        listener.onMessage({
          ...{ id: String(Date.now()), entity: 'journey', entityId: String(dealNo) },
          at: new Date().toISOString(),
        });
      const onConnect = () => {
        listener.onConnectionChange(true);
        // the desk does not repeat what it said while nobody listened
        listener.onReset();
      };
      const onDisconnect = () => listener.onConnectionChange(false);
      socket.on('deal-changed', onChanged).on('connect', onConnect).on('disconnect', onDisconnect);
      if (socket.connected) onConnect();
      signal.addEventListener('abort', () => {
        socket.off('deal-changed', onChanged).off('connect', onConnect).off('disconnect', onDisconnect);
      });
    },
  });
}

function toStep({ no, what, ours, tickedAt, due }: Item) {
  const [day, month, year] = due.split('/');
  return {
    id: String(no),
    title: what,
    side: ours ? ('program' as const) : ('partner' as const),
    status: tickedAt > 0 ? 'done' : 'todo',
    ...(tickedAt > 0 && { completed: { at: toInstant(tickedAt) } }),
    ...(year && { due: { on: `${year}-${month}-${day}` } }),
  };
}

function toInstant(unixSeconds: number): string {
  return new Date(unixSeconds * 1000).toISOString();
}

function toOutcome(done: Done) {
  return done.ok ? undefined : { outcome: 'rejected' as const, reason: done.because };
}

/** Waits until the socket stands; rejects when nobody waits any more, or with why it cannot. */
async function connected(socket: DeskSocket, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (socket.connected) return;
  const settled = new AbortController();
  await new Promise<void>((resolve, reject) => {
    const onConnect = () => resolve();
    const onError = (error: Error) =>
      reject(error.message === 'signed out' ? new SignInNeededError('The desk knows nobody here.') : error);
    socket.once('connect', onConnect).once('connect_error', onError);
    signal.addEventListener('abort', () => reject(signal.reason as Error), { signal: settled.signal });
    settled.signal.addEventListener('abort', () => {
      socket.off('connect', onConnect).off('connect_error', onError);
    });
    socket.connect();
  }).finally(() => settled.abort());
}
