import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostTimeoutError } from '../errors/host-timeout-error.js';
import { journey, oneDevice, target } from '../testing/one-device.js';
import { until } from '../testing/until.js';
import type { JourneyAdapter } from './adapter.js';

const silent = () => new Promise<never>(() => {});

/** A device, and an adapter that reads as any other and never answers to what is sent. */
function deafDevice() {
  const device = oneDevice();
  const adapter = device.adapterOf(() => 'ana');
  const asked: AbortSignal[] = [];
  const send: JourneyAdapter['send'] = (_changes, { signal }) => {
    asked.push(signal);
    return silent();
  };
  return { ...device, adapter, deaf: { ...adapter, send }, asked };
}

describe('An adapter that does not heed its signal', () => {
  it('leaves a widget with an error when it never answers', async () => {
    const { adapter, visit, clock } = deafDevice();
    let isAsked = false;
    const read = () => {
      isAsked = true;
      return silent();
    };
    const client = visit({ adapter: { ...adapter, read } });
    await until('it is asked', () => isAsked);
    await clock.pass(60_000);
    assert.equal(client.select(journey).status, 'loading');

    await clock.pass(60_000);
    await until('that has failed', () => client.select(journey).status === 'error');

    assert.ok(client.select(journey).error instanceof HostTimeoutError);
    client.close();
  });

  it('has a change wait for the connection, and is asked again', async () => {
    const { deaf, visit, ready, clock, asked } = deafDevice();
    const client = await ready(visit({ adapter: deaf }));
    await client.change('step.complete', target, {});
    await until('it is asked', () => asked.length === 1);
    assert.equal(client.getSnapshot().changes[0]?.state, 'sending');

    await clock.pass(2 * 60_000);
    assert.equal(client.getSnapshot().changes[0]?.waitingFor, 'connection');
    assert.equal(asked[0]?.aborted, true);

    await clock.pass(60_000);
    assert.equal(asked.length, 2);
    client.close();
  });

  it('does not keep another tab from sending once its own tab rests', async () => {
    const { adapter, deaf, visit, ready, clock, asked, host } = deafDevice();
    const one = await ready(visit({ adapter: deaf }));
    const two = await ready(visit({ adapter }));
    await one.change('step.complete', target, {});
    await until('it is asked', () => asked.length === 1);

    one.close();
    await clock.pass(60_000);

    await until('the other one has sent it', () => host.sentBy.length === 1);
    await until('nothing waits', () => two.getSnapshot().changes.length === 0);
    two.close();
  });
});
