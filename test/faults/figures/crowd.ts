/**
 * Many clients that look at the same host, lose it at the same moment, and come back: the client's real code on a time
 * of its own. What counts is how many of them come in one second once the host is there again.
 */
import type { JourneyClient } from '@partner-journey/client';
import type { Change } from '@partner-journey/contract';
import { smallFixture } from '@partner-journey/contract/fixtures';
import { Random } from '../random/random.js';
import type { ClientModule, PageGlobals } from '../node/client-bundle.js';
import { CrowdClock } from './crowd-clock.js';

export interface CrowdOptions {
  readonly clients: number;
  /** How long the host is away. */
  readonly awayMs: number;
  /** The share of the clients that change something at some moment while it is away. @default 0 */
  readonly writers?: number;
  /** Whether it answers all that time that it is busy until it is back, with the moment; else nobody answers. */
  readonly isBusy?: boolean;
  /** How long the return is watched. */
  readonly watchMs: number;
  readonly seed: number;
}

export interface CrowdResult {
  /** How many clients reached the host for the first time again, second by second after its return. */
  readonly returns: readonly number[];
  /** How many of the changes have reached it. */
  readonly saved: number;
  /** How many clients asked the host anything, second by second after its return. */
  readonly busy: readonly number[];
  /** The largest share of the clients that asked the host anything within one second after its return. */
  readonly peak: number;
}

/** How long it takes until all are there. */
const arrivalMs = 60_000;

export async function runCrowd(
  load: (globals: PageGlobals) => ClientModule,
  { clients, awayMs, writers = 0, isBusy = false, watchMs, seed }: CrowdOptions,
): Promise<CrowdResult> {
  const clock = new CrowdClock();
  const host = new CrowdHost(clock);
  const random = new Random(seed);
  const all: JourneyClient[] = [];
  for (let index = 0; index < clients; index += 1) {
    const module = load(globalsOf(clock, random.fork(index)));
    const client = module.createJourneyClient({
      ...{ api: 'https://portal.example/api/v1', clock, storage: 'session', fetch: host.fetchOf(index) },
    });
    client.observe({ kind: 'journey' });
    all.push(client);
    // people come one by one
    await clock.pass(Math.round(arrivalMs / clients));
  }
  await clock.pass(10_000);
  if (host.streams < clients) throw new Error(`Only ${host.streams} of ${clients} listen.`);
  host.goAway(isBusy ? awayMs : undefined);
  for (const client of all.slice(0, Math.round(clients * writers))) {
    clock.after(random.next() * awayMs, () => void client.change('step.complete', target, {}));
  }
  await clock.pass(awayMs);
  host.comeBack();
  await clock.pass(watchMs);
  for (const client of all) client.close();
  const busy = host.busyBySecond(watchMs);
  const peak = Math.max(...busy) / clients;
  return { returns: host.returnsBySecond(watchMs), saved: host.saved, busy, peak };
}

class CrowdHost {
  readonly #clock: CrowdClock;
  readonly #breaks = new Set<() => void>();
  readonly #seconds = new Map<number, Set<number>>();
  readonly #firsts = new Map<number, number>();
  readonly #saved = new Set<string>();
  #isAway = false;
  /** The moment it names to those who ask while it is away. */
  #busyUntil: Date | undefined;
  #backAt = Infinity;

  constructor(clock: CrowdClock) {
    this.#clock = clock;
  }

  get streams(): number {
    return this.#breaks.size;
  }

  get saved(): number {
    return this.#saved.size;
  }

  fetchOf(client: number): typeof fetch {
    return async (input, init) => {
      const path = new URL(input instanceof Request ? input.url : input).pathname;
      if (this.#isAway && this.#busyUntil) return busyUntil(this.#busyUntil);
      if (this.#isAway) throw new TypeError('Failed to fetch');
      this.#count(client);
      if (path.endsWith('/events')) return new Response(this.#stream(init?.signal));
      if (path.endsWith('/changes')) return this.#save(init?.body as string);
      if (path.endsWith('/session')) return Response.json(sessionWithStream);
      return Response.json(path.endsWith('/journeys') ? journeys : journeyForViewer);
    };
  }

  goAway(busyMs: number | undefined): void {
    this.#isAway = true;
    this.#busyUntil = busyMs === undefined ? undefined : new Date(this.#clock.now() + busyMs);
    for (const end of [...this.#breaks]) end();
  }

  comeBack(): void {
    this.#isAway = false;
    this.#backAt = this.#clock.now();
  }

  busyBySecond(watchMs: number): number[] {
    return Array.from(
      { length: Math.ceil(watchMs / 1_000) },
      (_, second) => this.#seconds.get(second)?.size ?? 0,
    );
  }

  returnsBySecond(watchMs: number): number[] {
    const seconds = Array.from({ length: Math.ceil(watchMs / 1_000) }, () => 0);
    for (const second of this.#firsts.values()) if (second in seconds) seconds[second]! += 1;
    return seconds;
  }

  #save(body: string): Response {
    const { changes } = JSON.parse(body) as { changes: readonly Change[] };
    for (const { id } of changes) this.#saved.add(id);
    return Response.json({
      receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] })),
    });
  }

  #count(client: number): void {
    const second = Math.floor((this.#clock.now() - this.#backAt) / 1_000);
    if (!(second >= 0)) return;
    if (!this.#firsts.has(client)) this.#firsts.set(client, second);
    this.#seconds.set(second, (this.#seconds.get(second) ?? new Set()).add(client));
  }

  #stream(signal: AbortSignal | null | undefined): ReadableStream {
    return new ReadableStream({
      start: (controller) => {
        const end = () => {
          if (this.#breaks.delete(end)) controller.error(new TypeError('network error'));
        };
        this.#breaks.add(end);
        signal?.addEventListener('abort', end, { once: true });
        controller.enqueue(new TextEncoder().encode(': hello\n\n'));
      },
    });
  }
}

function busyUntil(moment: Date): Response {
  return new Response('', { status: 503, headers: { 'Retry-After': moment.toUTCString() } });
}

const { session, journeys, journeyForViewer } = smallFixture('2026-05-12T09:00:00Z');
const stage = journeyForViewer.stages[0]!;
const target = {
  journeyId: journeyForViewer.id,
  stepId: stage.steps.find(({ status }) => status !== 'done')!.id,
};
const sessionWithStream = { ...session, capabilities: { ...session.capabilities, live: 'sse' } };

function globalsOf(clock: CrowdClock, random: Random): PageGlobals {
  const page = new EventTarget();
  const globals = {
    navigator: {},
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    crypto,
    Math: Object.assign(Object.create(Math) as typeof Math, { random: () => random.next() }),
    Date,
    performance,
    fetch,
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
    setTimeout: (callback: () => void, delayMs: number) => clock.after(delayMs, callback),
    clearTimeout: (cancel?: () => void) => cancel?.(),
    ...{ location: undefined, BroadcastChannel: undefined, indexedDB: undefined },
    ...{ setInterval: undefined, clearInterval: undefined },
  };
  const self = Object.create(globalThis, Object.getOwnPropertyDescriptors(globals)) as object;
  return { ...globals, globalThis: self, self };
}
