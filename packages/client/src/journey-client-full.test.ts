import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact } from './client.js';
import { HostUnreachableError } from './errors/host-unreachable-error.js';
import type { OutboxEntry } from './outbox/outbox-entry.js';
import { mostEntries } from './outbox/outbox.js';
import type { KeyValueStorage } from './storage/key-value-storage.js';
import { oneDevice, target } from './testing/one-device.js';
import { until } from './testing/until.js';

/** Writes down again what waits already, as if the person had done it so often. */
async function fill(storage: KeyValueStorage): Promise<void> {
  const [[key, entry] = ['', undefined]] = await storage.entries<OutboxEntry>('outbox/');
  assert.ok(entry);
  const again = (_: unknown, index: number) => {
    const change = { ...entry.change, id: `again-${index}`, target: { resourceId: `r${index}` } };
    return [`${key}${index}`, { ...entry, change }] as const;
  };
  await storage.write(Array.from({ length: mostEntries - 1 }, again));
}

describe('A client whose viewer has 2,000 changes that wait', () => {
  it('takes no other one, and tells the page', async () => {
    const { storage, host, visit, ready } = oneDevice();
    const first = await ready(visit());
    host.error = new HostUnreachableError('away');
    await first.change('resource.open', { resourceId: 'r' }, {});
    await fill(storage);
    first.close();
    const client = visit();
    const facts: Fact[] = [];
    client.onFact((fact) => facts.push(fact));
    await until('all are there', () => client.getSnapshot().changes.length === mostEntries);
    facts.length = 0;

    await assert.rejects(client.change('step.complete', target, {}), { code: 'outbox-full' });

    assert.deepEqual(
      facts.map((fact) => fact.type === 'error' && fact.error.name),
      ['OutboxFullError'],
    );
    assert.equal(client.getSnapshot().changes.length, mostEntries);
    client.close();
  });
});
