/** Reads what the host holds: through its API, past the proxy and without our client, and strictly. */
import { FeedbackPage, HistoryPage, Journey, Resource } from '@partner-journey/contract';
import { commentSteps, toggledResource, toggledStep, type Lane } from '../host/fault-program.js';
import type { Upstream } from '../proxy/upstream.js';
import type { Effect, HostTruth } from './compare.js';

interface Parser<Document> {
  parse(value: unknown): Document;
}

/** The right side of the ledger. */
export interface HostReading {
  readonly truth: HostTruth;
  /** Whether the step is done, and whether the resource is a favorite. */
  readonly isDone: boolean;
  readonly isFavorite: boolean;
}

/** Everything whose text begins with the prefix, target by target, oldest first. */
export async function readHost(host: Upstream, lane: Lane, prefix: string): Promise<HostReading> {
  const ask = asking(host, lane);
  const truth = new Map<string, readonly Effect[]>();
  for (const step of commentSteps) {
    const path = `journeys/${lane.journeyId}/steps/${step}/history`;
    const entries = await readPages(
      path,
      prefix,
      (from) => ask(from, HistoryPage),
      (entry) => ({
        id: entry.id,
        text: entry.text ?? '',
      }),
    );
    truth.set(step, entries);
  }
  truth.set(
    '',
    await readPages(
      'feedback',
      prefix,
      (from) => ask(from, FeedbackPage),
      ({ id, summary }) => ({
        id,
        text: summary,
      }),
    ),
  );
  const journey = await ask(`journeys/${lane.journeyId}`, Journey);
  const steps = journey.stages.flatMap((stage) => stage.steps);
  const { mine } = await ask(`resources/${toggledResource}`, Resource);
  const isDone = steps.find(({ id }) => id === toggledStep)?.status === 'done';
  return { truth, isDone, isFavorite: mine?.favorite === true };
}

/** How often the step that is ticked and unticked was done, as its history tells. */
export function countCompletions(host: Upstream, lane: Lane): Promise<number> {
  return completions(host, lane, toggledStep);
}

/** How often a step was done, as its history tells. */
export async function completions(host: Upstream, lane: Lane, step: string): Promise<number> {
  const path = `journeys/${lane.journeyId}/steps/${step}/history`;
  const { items, nextCursor } = await asking(host, lane)(path, HistoryPage);
  if (nextCursor !== undefined) throw new Error('The history has more than one page.');
  return items.filter(({ kind }) => kind === 'completed').length;
}

function asking(host: Upstream, lane: Lane) {
  return async <Document>(path: string, document: Parser<Document>): Promise<Document> => {
    const headers = { authorization: `Bearer ${lane.token}` };
    const { status, body } = await host.send({ method: 'GET', path: `/api/v1/${path}`, headers });
    if (status !== 200) throw new Error(`The host answered ${path} with ${status}.`);
    return document.parse(JSON.parse(body));
  };
}

/** Newest first, page by page, as long as there is anything of this schedule. */
async function readPages<Item>(
  path: string,
  prefix: string,
  ask: (path: string) => Promise<{ items: readonly Item[]; nextCursor?: string | undefined }>,
  effectOf: (item: Item) => Effect,
): Promise<Effect[]> {
  const found: Effect[] = [];
  for (let cursor = ''; ;) {
    const { items, nextCursor } = await ask(path + cursor);
    const own = items.map(effectOf).filter(({ text }) => text.startsWith(prefix));
    found.push(...own);
    if (own.length === 0 || nextCursor === undefined) return found.reverse();
    cursor = `?cursor=${encodeURIComponent(nextCursor)}`;
  }
}
