/** A host of another origin that says exactly what a test wants it to say, and remembers what it was asked. */
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Journey, ResourcePage, Session } from '@partner-journey/contract';
import type { Browser } from 'playwright-core';
import { servePages } from '../../flow/support/page-server.js';
import { launchBrowser } from '../../support/launch-browser.js';
import { repositoryRoot } from '../../support/repository.js';
import { faultProgram } from '../host/fault-program.js';
import { makePage } from './elements-ground.js';

/** What it was asked. */
export interface Asked {
  readonly method: string;
  /** Below the base address, with its search part. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** What it says; a body is sent as it stands. */
export interface Said {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface OddHost {
  /** Where it is. */
  readonly origin: string;
  /** Address of its API. */
  readonly api: string;
  readonly asked: Asked[];
  /** What it says from now on; nothing: what a good host would. */
  answer: (asked: Asked) => Said | undefined;
  close(): Promise<void>;
}

export interface OddGround {
  readonly browser: Browser;
  readonly host: OddHost;
  page(name: string, body: string): string;
  stop(): Promise<void>;
}

/** What a good host says first. */
export const goodSession: Session = {
  ...{ contract: '1', serverTime: '2026-05-12T10:00:00Z', timeZone: 'Europe/Lisbon', locale: 'en' },
  ...{ tenant: { id: 'odd', name: 'Odd' }, viewer: { id: 'person-0', name: 'Person 0', role: 'partner' } },
  ...{ partners: [{ id: 'partner-0', name: 'Partner 0' }], partnerId: 'partner-0' },
  organizations: { partner: { name: 'Partner 0' }, program: { name: 'The program' } },
  capabilities: {
    ...{ journeys: true, changes: ['step.complete', 'step.reopen'], surveys: false, feedback: false },
    ...{ resources: { search: true, facets: [], maxLocal: 200 }, updates: false, insights: false },
    ...{ uploads: false, live: 'none', changeIdsRememberedForDays: 30 },
  },
};
const [stage] = faultProgram(1).partners[0]!.journeys[0]!.stages;
export const goodJourney: Journey = {
  ...faultProgram(1).partners[0]!.journeys[0]!,
  stages: [{ ...stage!, steps: stage!.steps.map((step) => ({ ...step, allowed: ['complete'] })) }],
};
export const noResources: ResourcePage = { items: [], facets: [] };

/** Everything may be asked by every page, with every header. */
const allowAll = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*, Authorization' };

export async function startOddHost(): Promise<OddHost> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = 'GET', headers, url = '' } = request;
      const one = { method, path: url, headers, body: Buffer.concat(chunks).toString() };
      asked.push(one);
      say(response, host.answer(one) ?? goodAnswer(one));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const host: OddHost = {
    ...{ origin, asked, answer: () => undefined, api: origin },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return host;
}

export async function prepareOddGround(): Promise<OddGround> {
  const [browser, host, pages] = await Promise.all([
    launchBrowser(),
    startOddHost(),
    servePages(repositoryRoot),
  ]);
  return {
    ...{ browser, host, page: (name, body) => makePage(pages, name, body) },
    stop: async () => {
      await browser.close();
      await pages.close();
      await host.close();
    },
  };
}

function say(response: ServerResponse, { status = 200, headers = {}, body = '' }: Said): void {
  const type = { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...allowAll, ...headers }).end(body);
}

/** What a good host says to everything the widgets ask. */
function goodAnswer({ method, path, body }: Asked): Said {
  if (method === 'OPTIONS') return { status: 204 };
  const document = documentAt(path.split('?')[0] ?? '', body);
  return document === undefined ? { status: 404, body: '{}' } : { body: JSON.stringify(document) };
}

function documentAt(path: string, body: string): unknown {
  if (path === '/session') return goodSession;
  if (path === '/journeys') return { items: [goodJourney] };
  if (path.startsWith('/journeys/')) return goodJourney;
  if (path === '/resources') return noResources;
  if (path !== '/changes') return undefined;
  const { changes } = JSON.parse(body) as { changes: { id: string }[] };
  return { receipts: changes.map(({ id }) => ({ changeId: id, outcome: 'saved', affected: [] })) };
}
