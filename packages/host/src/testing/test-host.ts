import type { Change, ChangeKind, ChangeOf, Receipt } from '@partner-journey/contract';
import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { DatabasePlace } from '../database/open-database.js';
import { changes as changeLedger, resourceRequests, tenants, tokens } from '../database/schema/index.js';
import { loadSeed } from '../seed/load-seed.js';
import { startHost, type RunningHost, type ServerOptions } from '../server.js';
import { pglite, type DatabaseKind } from './every-database.js';
import { testPrograms, tokenOf } from './test-program.js';

/** An answer, with its body read. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined where it is none. */
  readonly body: unknown;
}

/** A host that listens, on a database with the test programs, and the ways to ask it. */
export interface TestHost {
  readonly running: RunningHost;
  /** Where its database is. */
  readonly place: DatabasePlace;
  /** Everything the host complained about. */
  readonly complaints: readonly string[];
  request(path: string, as: string | undefined, init?: RequestInit): Promise<TestAnswer>;
  get(path: string, as: string): Promise<TestAnswer>;
  post(body: unknown, as: string, query?: string): Promise<TestAnswer>;
  /** Sends changes in one request, and gives back the receipts. */
  send(as: string, ...changes: Change[]): Promise<Receipt[]>;
  /** Brings the test programs back as they were. */
  reset(): Promise<void>;
  /** Stops the host and starts another one on the same database. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** A change of the test program's first journey, made now. */
export function change<Kind extends ChangeKind>(
  kind: Kind,
  target: ChangeOf<Kind>['target'],
  payload: ChangeOf<Kind>['payload'],
): ChangeOf<Kind> {
  return { id: randomUUID(), kind, target, createdAt: new Date().toISOString(), payload } as ChangeOf<Kind>;
}

/** Starts a host of its own for one test file, on a database of its own unless it is told where one is. */
export async function startTestHost(
  kind: DatabaseKind = pglite,
  options: ServerOptions = {},
): Promise<TestHost> {
  const isShared = options.dataDir !== undefined || options.databaseUrl !== undefined;
  const own = isShared ? undefined : await kind.create();
  const place = own?.place ?? options;
  const complaints: string[] = [];
  const start = () =>
    startHost({
      port: 0,
      ...place,
      seed: testPrograms,
      log: (line) => complaints.push(line),
      ...options,
    });
  let running = await start();
  const request = async (path: string, as: string | undefined, init: RequestInit = {}) => {
    const headers = new Headers(init.headers);
    if (as !== undefined) headers.set('Authorization', `Bearer ${tokenOf(as)}`);
    return readAnswer(await fetch(`${running.url}${path}`, { ...init, headers }));
  };
  const post = (body: unknown, as: string, query = '') =>
    request(`/changes${query}`, as, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    get running() {
      return running;
    },
    place,
    complaints,
    request,
    post,
    get: (path, as) => request(path, as),
    send: async (as, ...changes) => {
      const { body, status, text } = await post({ changes }, as);
      if (status !== 200) throw new Error(`POST /changes answered ${status}: ${text}`);
      return (body as { receipts: Receipt[] }).receipts;
    },
    reset: async () => {
      const { database } = running.host;
      await database.execute(
        sql`truncate ${tenants}, ${tokens}, ${changeLedger}, ${resourceRequests} cascade`,
      );
      for (const program of testPrograms()) await loadSeed(database, program, new Date());
    },
    restart: async () => {
      await running.stop();
      running = await start();
    },
    stop: async () => {
      await running.stop();
      await own?.remove();
    },
  };
}

async function readAnswer(response: Response): Promise<TestAnswer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as unknown) : undefined,
  };
}
