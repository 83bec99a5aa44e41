import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { restAdapter, type Query, type QueryKind, type ResourceFilter } from '@partner-journey/client';
import type { Session } from '@partner-journey/contract';
import { mockRoutes } from '../../packages/cli/src/testing/mock-routes.js';
import { until } from '../../packages/client/src/testing/until.js';
import { completion } from '../../packages/client/src/testing/samples.js';
import { hostRoutes } from '../../packages/host/src/testing/host-routes.js';
import { namesReadDuring } from '../../packages/host/src/testing/names-read.js';
import { tokenOf } from '../../packages/host/src/testing/test-program.js';
import { startTestHost, type TestHost } from '../../packages/host/src/testing/test-host.js';

/** An endpoint, such as `GET /journeys/{journeyId}`, and what a request to it may carry beside its body. */
type Endpoints = ReadonlyMap<string, readonly string[]>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
}

/** The names of parameters where they may stand: `?cursor`, `If-None-Match:`. */
const inQuery = (name: string) => `?${name.replace(/\[.*\]$/, '')}`;
const inHeader = (name: string) => `${name.toLowerCase()}:`;
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const sortedMap = (map: ReadonlyMap<string, readonly string[]>) =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** The endpoints among the routes below a path. */
function endpointsIn({ base, routes }: ReturnType<typeof hostRoutes>): readonly string[] {
  const own = routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith(base));
  return sorted(
    own.map(({ method, path }) => `${method} ${path.slice(base.length).replaceAll(/:(\w+)/g, '{$1}')}`),
  );
}

const written = new URL('../../packages/contract/schema/openapi.json', import.meta.url);
/** What every host may ask for, and what a body says of itself: no parameters of one endpoint. */
const usualHeaders = ['authorization', 'origin', 'content-type', 'content-length', 'transfer-encoding'];

/** All that can be asked, with every member there is: one that is new has to be written here. */
const everything: {
  readonly [Kind in QueryKind]: Required<Omit<Extract<Query, { kind: Kind }>, 'filter'>>;
} & { readonly resources: { readonly filter: Required<ResourceFilter> } } = {
  session: { kind: 'session' },
  journeys: { kind: 'journeys' },
  journey: { kind: 'journey', journeyId: 'journey-1' },
  history: { kind: 'history', journeyId: 'journey-1', stepId: 'step-1', cursor: 'later' },
  resources: {
    kind: 'resources',
    filter: {
      ...{ q: 'words', stageId: 'stage-1', stepId: 'step-1', kind: 'guide', sort: 'title' },
      ...{ limit: 5, cursor: 'later', facets: { topic: ['sandbox'] } },
    },
  },
  surveys: { kind: 'surveys' },
  feedback: { kind: 'feedback', cursor: 'later' },
  updates: { kind: 'updates', cursor: 'later' },
  insights: { kind: 'insights' },
};

describe('The published API', { timeout: 120_000 }, () => {
  let host: TestHost;
  let document: { paths: Record<string, Record<string, { parameters: readonly object[] }>> };
  let published: Endpoints;
  let session: Session;

  before(async () => {
    host = await startTestHost();
    document = JSON.parse(await readFile(written, 'utf8')) as typeof document;
    session = (await host.get('/session', 'ann')).body as Session;
    published = new Map(
      operations().map(({ endpoint, parameters }) => [
        endpoint,
        sorted(
          parameters
            .filter((parameter) => parameter.in !== 'path')
            .map(({ name, in: place }) => (place === 'query' ? inQuery(name) : inHeader(name))),
        ),
      ]),
    );
  });
  after(() => host.stop());

  const resolve = (parameter: object): Parameter => {
    const { $ref } = parameter as { readonly $ref?: string };
    if ($ref === undefined) return parameter as Parameter;
    const members = $ref.split('/').slice(1);
    return members.reduce<unknown>(
      (of, name) => (of as Record<string, unknown>)[name],
      document,
    ) as Parameter;
  };
  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters }]) => ({
        ...{ path, endpoint: `${method.toUpperCase()} ${path}`, parameters: parameters.map(resolve) },
      })),
    );
  /** The endpoint that an address below the base stands for; the address itself where it is none. */
  const endpointOf = (method: string, path: string) =>
    [...published.keys()].find((endpoint) => {
      const pattern = endpoint.replaceAll(/\{\w+\}/g, '[^/]+');
      return new RegExp(`^${pattern}$`).test(`${method} ${path}`);
    }) ?? `${method} ${path}`;

  const headersOf = (names: Iterable<string>) =>
    [...names].filter((name) => !usualHeaders.includes(name)).map(inHeader);

  /** Asks and reads no more than how it is answered; a stream is left at once. */
  async function ask(method: string, path: string): Promise<number> {
    const answer = await fetch(`${host.running.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${tokenOf('ann')}`, 'Content-Type': 'application/json' },
      ...(method === 'POST' && { body: '{"changes":[]}' }),
    });
    await answer.body?.cancel();
    return answer.status;
  }

  it('names in each path the parameters that stand in it', () => {
    for (const { path, endpoint, parameters } of operations()) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      assert.deepEqual(path.match(/\{\w+\}/g) ?? [], inPath, endpoint);
    }
  });

  it('has the endpoints of the reference host, and those that its session switches off', () => {
    const served = endpointsIn(hostRoutes());
    const off = session.capabilities.insights ? [] : ['GET /insights'];

    assert.deepEqual([...served, ...off].sort(), sorted(published.keys()));
  });

  it('has the endpoints of the mock', () => {
    assert.deepEqual(endpointsIn(mockRoutes()), sorted(published.keys()));
  });

  it('has the parameters that the reference host reads, each where it is read', async () => {
    const read = new Map<string, readonly string[]>();
    const resourceId = ((await host.get('/resources', 'ann')).body as { items: { id: string }[] }).items[0]!
      .id;
    const journey = (await host.get('/journeys/journey-1', 'ann')).body as {
      stages: { steps: { id: string }[] }[];
    };
    const stepId = journey.stages.flatMap(({ steps }) => steps)[0]!.id;
    const announced = await host.request('/uploads', 'ann', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        ...{ name: 'plan.pdf', type: 'application/pdf', bytes: 1 },
        target: { journeyId: 'journey-1', stepId: 'form' },
      }),
    });
    const { fileId } = announced.body as { fileId: string };
    const places: Readonly<Record<string, string>> = { journeyId: 'journey-1', stepId, resourceId, fileId };
    for (const endpoint of published.keys()) {
      const [method = '', template = ''] = endpoint.split(' ');
      const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name]!);
      if ((await host.request(path, 'ann', { method: 'PUT' })).status === 404) continue;
      const { query, headers } = await namesReadDuring(() => ask(method, path));
      const other = headersOf(headers);
      const hasFacets = method === 'GET' && (await ask(method, `${path}?facet[no-such]=x`)) === 400;
      read.set(endpoint, sorted([...[...query].map(inQuery), ...other, ...(hasFacets ? ['?facet'] : [])]));
    }

    const served = [...published].filter(([endpoint]) => read.has(endpoint));
    assert.ok(served.length >= published.size - 1, 'all but what is switched off is served');
    assert.deepEqual(sortedMap(read), sortedMap(new Map(served)));
  });

  it('has all that the client asks for, and the client asks for all but single resources and uploads', async () => {
    const asked = new Map<string, Set<string>>();
    const stop = new AbortController();
    const note: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      const { pathname, searchParams } = new URL(request.url);
      const endpoint = endpointOf(request.method, pathname.slice(hostRoutes().base.length));
      const names = asked.get(endpoint) ?? new Set();
      asked.set(endpoint, names);
      for (const name of searchParams.keys()) names.add(inQuery(name));
      for (const name of headersOf(request.headers.keys())) names.add(name);
      return fetch(request);
    };
    const adapter = restAdapter({ api: host.running.url, token: () => tokenOf('ann'), fetch: note });
    const context = { signal: stop.signal, partnerId: 'first' };

    for (const query of Object.values(everything) as Query[])
      await adapter.read(query, { ...context, etag: '"known"' }).catch(() => undefined);
    await adapter.send([completion()], context).catch(() => undefined);
    const listener = { onMessage: () => {}, onReset: () => {}, onConnectionChange: () => {} };
    adapter.watch(listener, { ...context, lastEventId: '0' });
    await until('the client listens', () => asked.has('GET /events'));
    stop.abort();

    const expected = [...published]
      .filter(([endpoint]) => endpoint !== 'GET /resources/{resourceId}' && !endpoint.includes('/uploads'))
      // the client resumes by the address, for which no page needs permission
      .map(([endpoint, names]) => [endpoint, names.filter((name) => name !== 'last-event-id:')] as const);
    const got = new Map([...asked].map(([endpoint, names]) => [endpoint, sorted(names)]));
    assert.deepEqual(sortedMap(got), sortedMap(new Map(expected)));
  });
});
