import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import { journey, oneDevice, target } from './testing/one-device.js';
import { turn, until } from './testing/until.js';

describe('What is kept for a viewer', () => {
  it('is shown before the host has answered', async () => {
    const { host, visit, ready, clock } = oneDevice();
    (await ready(visit())).close();
    await turn();
    await clock.pass(60_000);
    host.hold = new Promise(() => {});

    const client = await ready(visit());

    const { value, stale } = client.select({ kind: 'journey' });
    assert.deepEqual(
      [value?.id, stale, client.getSnapshot().connection],
      [target.journeyId, true, 'unknown'],
    );
    assert.equal(client.select({ kind: 'session' }).value?.viewer.id, 'ana');
  });

  it('is not asked for again while it is fresh', async () => {
    const { host, visit, ready } = oneDevice();
    (await ready(visit())).close();
    await turn();
    host.reads.length = 0;

    const client = await ready(visit());
    await turn();

    assert.deepEqual([host.reads, client.select(journey).stale], [[], false]);
  });

  it('is revalidated when it is not fresh any more, and is not stale then', async () => {
    const { host, visit, ready, clock } = oneDevice();
    (await ready(visit())).close();
    await turn();
    await clock.pass(31_000);
    host.reads.length = 0;

    const client = await ready(visit());
    await until('it was confirmed', () => !client.select(journey).stale);

    assert.ok(host.reads.includes('journey') && host.reads.includes('session'));
  });

  it('has what receipts brought, and nothing unsaved', async () => {
    const { host, visit, ready } = oneDevice();
    const client = await ready(visit());
    await (
      await client.change('step.complete', target, {})
    ).settled;
    host.error = new HostUnreachableError('away');
    await client.change('step.comment', target, { text: 'unsaved' });
    await turn();
    client.close();

    const later = await ready(visit());

    const step = later
      .select({ kind: 'journey' })
      .value?.stages[0]?.steps.find(({ id }) => id === target.stepId);
    assert.equal(step?.status, 'done');
  });

  it('is never shown without a key that names the viewer', async () => {
    const { host, visit, ready, cached } = oneDevice();
    (await ready(visit())).close();
    await turn();
    assert.ok((await cached()) > 0);
    host.hold = new Promise(() => {});

    const client = visit({ viewerKey: undefined as never });
    for (let turns = 0; turns < 20; turns += 1) await turn();

    assert.equal(client.select(journey).value, undefined);
  });

  it('is never shown under another key, or for another partner', async () => {
    const { host, visit, ready } = oneDevice();
    (await ready(visit())).close();
    await turn();
    host.hold = new Promise(() => {});

    for (const other of [{ viewerKey: 'key-of-ben' }, { partnerId: 'cobalt-lane' }]) {
      const client = visit(other);
      for (let turns = 0; turns < 20; turns += 1) await turn();
      assert.equal(client.select(journey).value, undefined);
    }
  });

  it('disappears when the host says that somebody else is looking', async () => {
    const { host, visit, ready, clock } = oneDevice();
    (await ready(visit())).close();
    await turn();
    await clock.pass(31_000);
    host.viewerId = 'ben';
    let release = () => {};
    host.hold = new Promise((resolve) => (release = resolve));
    const client = await ready(visit());
    const seen: unknown[] = [];
    client.subscribe(() => seen.push(client.select({ kind: 'session' }).value?.viewer.id));

    release();
    await until('Ben is known', () => client.select({ kind: 'session' }).value?.viewer.id === 'ben');
    await until(
      'his journey is there',
      () => client.select(journey).status === 'ready' && !client.select(journey).stale,
    );

    assert.ok(!seen.slice(1).includes('ana'));
  });

  it('is dropped silently when it is not what we wrote', async () => {
    const { storage, host, visit, ready, clock } = oneDevice();
    (await ready(visit())).close();
    await turn();
    await clock.pass(31_000);
    for (const [key] of await storage.entries('cache/'))
      await storage.write([[key, key.includes('journeys') ? 'garbage' : { value: 7 }]]);

    const client = await ready(visit());

    assert.equal(client.select(journey).status, 'ready');
    assert.ok(host.reads.length > 3);
  });

  it('is dropped silently when its inside is not what we wrote', async () => {
    const { storage, host, visit, ready, clock } = oneDevice();
    (await ready(visit())).close();
    await turn();
    await clock.pass(31_000);
    for (const [key, record] of await storage.entries<object>('cache/')) {
      await storage.write([[key, { ...record, value: { broken: true } }]]);
    }
    host.reads.length = 0;

    const client = visit();
    await until('the host was asked for all of it', () => host.reads.includes('journey'));
    await until('the journey is there', () => client.select({ kind: 'journey' }).value?.stages !== undefined);

    client.close();
  });

  it('never holds a token', async () => {
    const { storage, visit, ready } = oneDevice();
    (await ready(visit())).close();
    await turn();

    assert.ok(
      !JSON.stringify(await storage.entries(''))
        .toLowerCase()
        .includes('bearer'),
    );
  });
});

describe('What is unsent', () => {
  it('is never sent or shown under another viewer, and goes out when its owner is back', async () => {
    const { host, visit, ready, clock } = oneDevice();
    const ana = await ready(visit({ viewerKey: undefined as never }));
    host.error = new HostUnreachableError('away');
    await ana.change('step.complete', target, {});
    ana.close();
    host.error = undefined;

    host.viewerId = 'ben';
    const ben = await ready(visit({ viewerKey: undefined as never }));
    await clock.pass(120_000);
    assert.deepEqual([ben.getSnapshot().changes, host.sentBy], [[], []]);
    ben.close();

    host.viewerId = 'ana';
    const again = await ready(visit({ viewerKey: undefined as never }));
    await until('it was sent', () => host.sentBy.length === 1);
    assert.deepEqual(host.sentBy, ['ana']);
    again.close();
  });

  it('is not sent before the host itself has said who is looking', async () => {
    const { host, visit, ready } = oneDevice();
    const first = await ready(visit());
    host.error = new HostUnreachableError('away');
    await first.change('step.complete', target, {});
    first.close();
    await turn();
    host.error = undefined;
    host.viewerId = 'ben';

    const second = await ready(visit());
    await until('Ben is known', () => second.select({ kind: 'session' }).value?.viewer.id === 'ben');
    for (let turns = 0; turns < 20; turns += 1) await turn();

    assert.deepEqual([host.sentBy, second.getSnapshot().changes], [[], []]);
  });
});

describe('What the host answers in one tab', () => {
  it('is shown in the others without asking again', async () => {
    const { host, visit, ready, clock } = oneDevice();
    const [one, two] = [await ready(visit()), await ready(visit())];
    // with the drafts comes what talks to other tabs
    for (const tab of [one, two]) await tab.readDraft('none');
    await clock.pass(31_000);
    const asOf = () => two.select(journey).asOf ?? 0;
    const before = asOf();
    host.reads.length = 0;

    await one.refresh('journey');
    await until('the other one has it', () => asOf() > before);

    assert.deepEqual(host.reads, ['journey']);
    one.close();
    two.close();
  });

  it('does not take back what a receipt has brought meanwhile', async () => {
    const { host, visit, ready, clock } = oneDevice();
    const [one, two] = [await ready(visit()), await ready(visit())];
    await two.refresh('session');
    let release = () => {};
    host.late = new Promise((resolve) => (release = resolve));
    const asked = one.refresh('journey');
    await clock.pass(1);
    const { settled } = await two.change('step.complete', target, {});
    const seen: (string | undefined)[] = [];
    const status = () =>
      two.select({ kind: 'journey' }).value?.stages[0]?.steps.find(({ id }) => id === target.stepId)?.status;
    two.subscribe(() => seen.push(status()));

    assert.equal((await settled).outcome, 'saved');
    release();
    await asked;
    await turn();

    assert.ok(seen.every((each) => each === 'done'));
    one.close();
    two.close();
  });
});
