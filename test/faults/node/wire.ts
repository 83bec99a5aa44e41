/**
 * The `fetch` of a simulated tab: every request meets the fate that its seed decided, on its way to the real host.
 * When it leaves, and when its answer arrives, is up to chance; the host itself is waited for.
 */
import { carryOut, hidesRetryAfter, requestDelayMs, type FaultyAnswer } from '../proxy/carry-out.js';
import type { DecideFault } from '../proxy/decide-fault.js';
import { describeFault, requestKindOf, type Fault, type RequestKind } from '../proxy/fault.js';
import type { Upstream } from '../proxy/upstream.js';
import type { SimClock } from './sim-clock.js';
import type { Tasks } from './tasks.js';

/** What connects tabs with a host. */
export interface WireOptions {
  readonly tasks: Tasks;
  readonly clock: SimClock;
  readonly upstream: Upstream;
  readonly log: (line: string) => void;
}

export class Wire {
  readonly #options: WireOptions;
  /** Decides what befalls a request; replaced when the weather changes. */
  decide: DecideFault;
  #isAway = false;

  constructor(options: WireOptions, decide: DecideFault) {
    this.#options = options;
    this.decide = decide;
  }

  /** Whether nobody listens at the host's address at all. */
  set isAway(isAway: boolean) {
    this.#isAway = isAway;
  }

  /** `fetch` for one tab; it reaches nobody while the tab is offline. */
  forTab(tab: string, isOffline: () => boolean): typeof fetch {
    const counts = new Map<RequestKind, number>();
    return (input, init = {}) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      const path = pathname + search;
      const kind = requestKindOf(init.method ?? 'GET', path);
      const ordinal = counts.get(kind) ?? 0;
      counts.set(kind, ordinal + 1);
      const isCut = this.#isAway || isOffline();
      const fault: Fault = isCut ? { name: 'refused' } : this.decide({ kind, from: tab, ordinal });
      if (fault.name !== 'none') this.#options.log(`${tab} ${kind} #${ordinal}: ${describeFault(fault)}`);
      return this.#exchange({ tab, path, kind, fault, init });
    };
  }

  #exchange(exchange: Exchange): Promise<Response> {
    const { clock, tasks } = this.#options;
    const { tab, kind, fault, init } = exchange;
    const signal = init.signal ?? new AbortController().signal;
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      const arrive = (answer: FaultyAnswer) =>
        tasks.add({
          tab,
          label: `answer to ${kind}`,
          run: () => this.#arrive(exchange, answer, resolve, reject),
        });
      const leave = async () => {
        const answer = await this.#carryOut(exchange);
        if (answer.delayMs > 0) clock.after(tab, answer.delayMs, () => arrive(answer));
        else arrive(answer);
      };
      const send = () => tasks.add({ tab, label: `${kind} leaves`, outside: true, run: leave });
      const delayMs = requestDelayMs(fault);
      if (delayMs > 0) clock.after(tab, delayMs, send);
      else send();
    });
  }

  async #carryOut({ kind, path, fault, init }: Exchange): Promise<FaultyAnswer> {
    const { upstream, clock } = this.#options;
    // a real stream would tell of other lanes in its own time
    if (kind === 'events') return openStream(fault);
    const headers = Object.fromEntries(new Headers(init.headers));
    const request = { method: init.method ?? 'GET', path, headers, body: init.body as string | undefined };
    return carryOut(fault, () => upstream.send(request), clock.now());
  }

  #arrive(
    { tab, fault, init }: Exchange,
    answer: FaultyAnswer,
    resolve: (response: Response) => void,
    reject: (error: Error) => void,
  ): void {
    const { head, body, end, isHidden } = answer;
    if (!head && end === 'stays') return;
    if (!head || isHidden) {
      reject(new TypeError('Failed to fetch'));
      return;
    }
    const headers = new Headers(head.headers);
    if (hidesRetryAfter(fault)) headers.delete('retry-after');
    const hasNoBody = [101, 204, 205, 304].includes(head.status);
    const isPlain = answer.byteMs === 0 && end === 'ends';
    const given = hasNoBody ? null : isPlain ? body : this.#stream(tab, answer, init.signal);
    resolve(new Response(given, { status: head.status, headers }));
  }

  /** A body that comes in pieces, breaks, or never ends. */
  #stream(tab: string, answer: FaultyAnswer, signal: AbortSignal | null | undefined): ReadableStream {
    const { clock } = this.#options;
    const bytes = new TextEncoder().encode(answer.body);
    const pieces = answer.byteMs === 0 ? 1 : 8;
    const size = Math.max(1, Math.ceil(bytes.length / pieces));
    let isOver = false;
    const start = (controller: ReadableStreamDefaultController) => {
      const fail = (error: Error) => {
        if (!isOver) controller.error(error);
        isOver = true;
      };
      signal?.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
      const next = (from: number) => {
        if (isOver) return;
        if (from < bytes.length) {
          controller.enqueue(bytes.slice(from, from + size));
          clock.after(tab, answer.byteMs * 64, () => next(from + size));
        } else if (answer.end === 'breaks') fail(new TypeError('network error'));
        else if (answer.end === 'ends') {
          isOver = true;
          controller.close();
        }
      };
      next(0);
    };
    return new ReadableStream({ start, cancel: () => void (isOver = true) });
  }
}

interface Exchange {
  readonly tab: string;
  readonly path: string;
  readonly kind: RequestKind;
  readonly fault: Fault;
  readonly init: RequestInit;
}

/** A stream of news that begins, and then is silent, ends or breaks. */
function openStream(fault: Fault): FaultyAnswer {
  const head = { status: 200, headers: { 'content-type': 'text/event-stream' } };
  const plain = { delayMs: 0, byteMs: 0, isHidden: false };
  if (fault.name === 'refused' || fault.name === 'reset-before') return { ...plain, body: '', end: 'breaks' };
  if (fault.name === 'status')
    return { ...plain, head: { status: fault.status, headers: {} }, body: '', end: 'ends' };
  const end = fault.name === 'none' ? 'stays' : 'breaks';
  return { ...plain, head, body: ': hello\n\nid: 1\nevent: reset\ndata: {}\n\n', end };
}
