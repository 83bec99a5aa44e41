import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change, Receipt, Session } from '@partner-journey/contract';
import { readers } from '@partner-journey/contract/reader';
import type { JourneyAdapter } from '../adapters/adapter.js';
import { memoryAdapter } from '../adapters/memory/memory-adapter.js';
import { createJourneyClient } from '../create-journey-client.js';
import { HostUnreachableError } from '../errors/host-unreachable-error.js';
import { makeChange } from '../outbox/make-change.js';
import type { KeyValueStorage } from '../storage/key-value-storage.js';
import { memoryStorage } from '../storage/memory-storage.js';
import { until } from '../testing/until.js';
import { keepHere } from './keep-here.js';
import { keepableKinds } from './kept-marks.js';

const { signal } = new AbortController();
const resources = { kind: 'resources' } as const;

/** A host that has no place for favorites and for what was seen, and this browser. */
function setUp(storage: KeyValueStorage = { ...memoryStorage(), durable: true }) {
  const host = { viewerId: 'ana', reads: [] as string[], sent: [] as string[], isDown: false };
  const inner = memoryAdapter({ fixture: 'typical' });
  const withoutPlace: JourneyAdapter = {
    id: 'without-place',
    async read(query, context) {
      host.reads.push(query.kind);
      const answer = await inner.read(query, context);
      if (query.kind !== 'session' || answer.unchanged) return answer;
      const { viewer, capabilities, ...session } = answer.body as Session;
      const changes = capabilities.changes.filter(
        (kind) => !(keepableKinds as readonly string[]).includes(kind),
      );
      return {
        ...answer,
        body: {
          ...session,
          viewer: { ...viewer, id: host.viewerId },
          capabilities: { ...capabilities, changes },
        },
      };
    },
    async send(changes, context) {
      if (host.isDown) throw new HostUnreachableError('Nobody answers.');
      host.sent.push(...changes.map(({ kind }) => kind));
      return inner.send(changes, context);
    },
  };
  const open = () => keepHere(withoutPlace, { kinds: keepableKinds, storage });
  const library = async (adapter = open()) => {
    const { body } = await adapter.read(resources, { signal });
    return readers.resources(body).value!.items;
  };
  return { host, storage, open, library };
}

const made = (change: Parameters<typeof makeChange>[0]) => makeChange(change, Date.now());

function favorite(resourceId: string, on = true): Change {
  return made({ kind: 'resource.favorite', target: { resourceId }, payload: { on } });
}

async function send(adapter: JourneyAdapter, ...changes: Change[]) {
  const { receipts } = (await adapter.send(changes, { signal })) as { receipts: Receipt[] };
  return receipts;
}

describe('What is kept here', () => {
  it('is offered, and said to be kept here', async () => {
    const { open } = setUp();
    const { body } = await open().read({ kind: 'session' }, { signal });
    const { capabilities } = readers.session(body).value!;

    assert.deepEqual(capabilities.keptHere, [...keepableKinds]);
    for (const kind of keepableKinds) assert.ok(capabilities.changes.includes(kind));
    assert.ok(capabilities.changes.includes('step.complete'));
  });

  it('is there after the page was left, and nothing of it went to the host', async () => {
    const { host, open, library } = setUp();
    const [first, second] = await library();
    const seen = made({ kind: 'resource.open', target: { resourceId: second!.id }, payload: {} });

    const receipts = await send(open(), favorite(first!.id), seen);
    const after = await library();

    assert.deepEqual(
      receipts.map(({ outcome }) => outcome),
      ['saved', 'saved'],
    );
    assert.equal(after[0]!.mine.favorite, true);
    assert.equal(after[1]!.mine.seenAt, seen.createdAt);
    assert.deepEqual(host.sent, []);
  });

  it('is added to what the host knows, and taken back', async () => {
    const { open, library } = setUp();
    const item = (await library()).find(({ mine }) => mine.progress !== undefined)!;

    await send(open(), favorite(item.id, false));

    const { mine } = (await library()).find(({ id }) => id === item.id)!;
    assert.deepEqual(mine, { ...item.mine, favorite: false });
  });

  it('is of the person: nobody else sees it', async () => {
    const { host, open, library } = setUp();
    const adapter = open();
    const { id } = (await library(adapter)).find(({ mine }) => mine.favorite !== true)!;
    const isFavorite = async () => (await library(adapter)).find((item) => item.id === id)!.mine.favorite;
    await send(adapter, favorite(id));

    host.viewerId = 'bo';
    await adapter.read({ kind: 'session' }, { signal });
    assert.notEqual(await isFavorite(), true);

    host.viewerId = 'ana';
    await adapter.read({ kind: 'session' }, { signal });
    assert.equal(await isFavorite(), true);
  });

  it('changes the tag of an answer, which else is that of the host', async () => {
    const { open, library } = setUp();
    const adapter = open();
    const [item] = await library(adapter);
    const { etag } = (await adapter.read(resources, { signal })) as { etag: string };
    assert.equal((await adapter.read(resources, { signal, etag })).unchanged, true);

    await send(adapter, favorite(item!.id));

    const after = await adapter.read(resources, { signal, etag });
    assert.equal(after.unchanged, undefined);
  });

  it('has its receipt also when the host is out of reach for the others', async () => {
    const { host, open } = setUp();
    const adapter = open();
    const step = made({ kind: 'step.start', target: { journeyId: 'j', stepId: 's' }, payload: {} });
    const mark = favorite('anything');
    host.isDown = true;

    assert.deepEqual(
      (await send(adapter, step, mark)).map(({ changeId }) => changeId),
      [mark.id],
    );
    await assert.rejects(send(adapter, step), HostUnreachableError);

    host.isDown = false;
    const receipts = await send(adapter, mark, step);
    assert.deepEqual(
      receipts.map(({ changeId }) => changeId),
      [mark.id, step.id],
    );
    assert.deepEqual(host.sent, ['step.start']);
  });

  it('costs no second look at the library', async (test) => {
    const { host, open, storage } = setUp();
    const client = createJourneyClient({ adapter: open(), storage });
    test.after(() => client.close());
    const query = resources;
    test.after(client.observe(query));
    const items = () => client.select(query).value?.items ?? [];
    await until('the library is here', () => items().length > 0);
    const { id } = items().find(({ mine }) => mine.favorite !== true)!;
    const asked = host.reads.filter((kind) => kind === 'resources').length;

    const { settled } = await client.change('resource.favorite', { resourceId: id }, { on: true });
    await settled;

    assert.equal(items().find((item) => item.id === id)!.mine.favorite, true);
    assert.equal(host.reads.filter((kind) => kind === 'resources').length, asked);
  });

  it('is nothing where something else stands in its place', async () => {
    const { storage, open, library } = setUp();
    const adapter = open();
    const [item] = await library(adapter);
    await send(adapter, favorite(item!.id));
    const [place] = (await storage.entries('marks/'))[0]!;
    await storage.write([[place, 'rubbish']]);

    assert.equal((await library(adapter)).length > 0, true);
    assert.notEqual((await library(adapter))[0]!.mine.seenAt, 'rubbish');
  });
});
